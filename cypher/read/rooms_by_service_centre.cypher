// Rooms of service centres.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: rooms
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:ServiceCentre {code: key})<-[link:ROOM_OF]-(subject:Room)
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
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
WITH DISTINCT key, subject ORDER BY subject.code
RETURN collect([
    key, subject.code, subject.name, subject.synthetic
  ]) AS rooms
