// One page of the living organisations below organisations, by code.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, kind: STRING, maxDepth: INTEGER, limit: INTEGER, forward: BOOLEAN, after: STRING, counted: BOOLEAN
// returns: pages
// bound: 32 steps down; grows with the subtree; the page is cut before it is read
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
  WHEN $maxDepth IS NULL THEN {
    MATCH (subject)(()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){1,32}(item:Organisation)
    RETURN DISTINCT item
  }
  ELSE {
    MATCH (subject)(()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){1,32}(item:Organisation)
    WHERE size(down) <= $maxDepth
    RETURN DISTINCT item
  }
}
WITH key, subject, item
WHERE item <> subject AND coalesce(item.foundedOn <= $asOf, true) AND coalesce(item.dissolvedOn > $asOf, true) AND ($kind IS NULL OR item.kind = $kind)
WITH key, item ORDER BY item.code
WITH key, collect(item) AS found
WITH key, CASE WHEN $forward THEN found ELSE reverse(found) END AS found
WITH key, CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
  [item IN found WHERE CASE WHEN $forward THEN item.code > $after ELSE item.code < $after END][..$limit] END AS page
RETURN collect([key, total, [item IN page | [
    item.code, item.name, item.kind, item.form, coalesce(item.joint, false), item.sector,
    toString(item.foundedOn), toString(item.dissolvedOn), toString(item.termEndsOn), item.synthetic
  ]]]) AS pages
