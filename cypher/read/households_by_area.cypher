// Households of areas: a building's own, above it the sum of the buildings below.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: households
// bound: 8 areas down; grows with what lies below
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Area {code: key})
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
WITH key, subject AS area
CALL (area) {
  MATCH (area)(()<-[down:WITHIN WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,8}(building:Area)
  WITH DISTINCT building AS subject
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
  WITH subject WHERE subject.kind = 'BUILDING'
  RETURN CASE WHEN count(subject.households) > 0 THEN sum(subject.households) END AS households
}
RETURN collect([key, households]) AS households
