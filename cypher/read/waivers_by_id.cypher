// Waivers by id. Who may not see what is waived sees none of it.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: waivers
// bound: an index seek for each key on Waiver.id, and one for its subject or subtree
CYPHER 25
UNWIND $keys AS key
MATCH (waiver:Waiver {id: key})
WITH key, waiver, coalesce(waiver.within, head(split(substring(waiver.finding, size(waiver.rule) + 1), '#'))) AS id
OPTIONAL CALL (id) {
  WHEN id STARTS WITH 'claim:' THEN { MATCH (subject:Claim {id: substring(id, 6)}) RETURN subject }
  ELSE {
    MATCH (subject:Organisation|Area|Member|Unit|ServiceCentre|Room|Assembly {code: substring(id, size(split(id, ':')[0]) + 1)})
    WHERE split(id, ':')[0] = CASE
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
WITH key, waiver, subject
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
RETURN collect([key, waiver.id, waiver.rule, waiver.finding, waiver.within, waiver.reason, waiver.grantedBy, toString(waiver.grantedOn), toString(waiver.until), waiver.revokedBy, toString(waiver.revokedOn)]) AS waivers
