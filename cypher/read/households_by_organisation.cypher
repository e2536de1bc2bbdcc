// Households of the buildings that organisations cover themselves.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: households
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
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
CALL (subject) {
  MATCH (subject)-[cover:COVERS]->(building:Area {kind: 'BUILDING'})
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
  WITH DISTINCT building
  RETURN CASE WHEN count(building.households) > 0 THEN sum(building.households) END AS households
}
RETURN collect([key, households]) AS households
