// One page of the areas directly below areas, by code.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, kind: STRING, limit: INTEGER, forward: BOOLEAN, after: STRING, counted: BOOLEAN
// returns: pages
// bound: one step down; the page is cut before it is read
CYPHER 25
UNWIND $keys AS key
MATCH (area:Area {code: key})
CALL (area) {
  MATCH (area)<-[down:WITHIN]-(subject:Area)
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
  WITH subject AS item, down
  WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true) AND coalesce(item.kind = $kind, true)
  WITH DISTINCT item
  WITH item ORDER BY CASE WHEN $forward THEN item.code END, item.code DESC
  WITH collect(item) AS found
  WITH CASE WHEN $counted THEN size(found) END AS total,
    [item IN found WHERE $after IS NULL OR CASE WHEN $forward THEN item.code > $after ELSE item.code < $after END][..$limit] AS page
  RETURN total, COLLECT { UNWIND page AS item RETURN [
    item.code, item.name, item.registerName, item.kind, item.synthetic
  ] } AS rows
}
RETURN collect([key, total, rows]) AS pages
