// Of the subjects of findings: whether each is made up, and the register's streets that it is in, by what it belongs to and what that covers.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: whereabouts
// bound: an index seek for each key; 40 steps up
CYPHER 25
UNWIND $keys AS key
CALL (key) {
  WHEN key STARTS WITH 'claim:' THEN { MATCH (subject:Claim {id: substring(key, 6)}) RETURN subject }
  ELSE {
    MATCH (subject:Organisation|Area|Member|Unit|ServiceCentre|Room|Assembly {code: substring(key, size(split(key, ':')[0]) + 1)})
    WHERE split(key, ':')[0] = CASE
      WHEN subject:Organisation THEN 'organisation'
      WHEN subject:Area THEN 'area'
      WHEN subject:Member THEN 'member'
      WHEN subject:Unit THEN 'unit'
      WHEN subject:ServiceCentre THEN 'service-centre'
      WHEN subject:Room THEN 'room'
      WHEN subject:Assembly THEN 'assembly'
    END
    RETURN subject
  }
}
WITH key, subject
WHERE
// scope: begin
$scope IS NULL OR EXISTS {
  MATCH (subject)
    (()-[up:PART_OF|BELONGS_TO|FALLS_TO|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|ABOUT]->()
      WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)){0,40}
    (()<-[over:COVERS|SET_UP_IN]-()
      WHERE coalesce(over.since <= $asOf, true) AND coalesce(over.until > $asOf, true)){0,1}
    (()-[part:PART_OF]->()
      WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,32}
    (root:Organisation)
  WHERE 'organisation:' + root.code IN $scope
}
// scope: end
WITH key, subject, COLLECT {
  MATCH (subject)
    (()-[way:PART_OF|BELONGS_TO|FALLS_TO|SET_UP_IN|LOCATED_IN|SERVES|RUN_BY|ROOM_OF|HELD_BY|ABOUT|COVERS|WITHIN]->()
      WHERE coalesce(way.since <= $asOf, true) AND coalesce(way.until > $asOf, true)){0,40}
    (street:Area {kind: 'STREET'})
  WITH DISTINCT street.code AS code
  RETURN code ORDER BY code
} AS streets
RETURN collect([key, coalesce(subject.synthetic, false), streets]) AS whereabouts
