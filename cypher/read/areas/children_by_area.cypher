// One page of the areas directly below areas, by code.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   kind: STRING
//   limit: INTEGER
//   forward: BOOLEAN
//   after: STRING
//   counted: BOOLEAN
// returns: pages
// bound: one step down; the page is cut before it is read
CYPHER 25
UNWIND $keys AS key
MATCH (area:Area {code: key})
CALL (area) {
  MATCH (area)<-[down:WITHIN]-(subject:Area)
  WHERE
    // include: scope
  WITH subject AS item, down
  WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)
    AND ($kind IS NULL OR item.kind = $kind)
  WITH DISTINCT item ORDER BY item.code
  WITH collect(item) AS found
  WITH CASE WHEN $forward THEN found ELSE reverse(found) END AS found
  WITH CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
    [item IN found WHERE CASE WHEN $forward THEN item.code > $after ELSE item.code < $after END][..$limit] END AS page
  RETURN total, [area IN page | [
    // include: area_columns
]] AS rows
}
RETURN collect([key, total, rows]) AS pages
