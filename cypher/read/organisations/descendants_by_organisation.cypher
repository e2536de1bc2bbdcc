// One page of the living organisations below organisations, by code.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   kind: STRING
//   maxDepth: INTEGER
//   limit: INTEGER
//   forward: BOOLEAN
//   after: STRING
//   counted: BOOLEAN
// returns: pages
// bound: 32 steps down; grows with the subtree; the page is cut before it is read
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
WHERE
  // include: scope
CALL (subject) {
  WHEN $maxDepth IS NULL THEN {
    MATCH (subject)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){1,32}
      (item:Organisation)
    RETURN DISTINCT item
  }
  ELSE {
    MATCH (subject)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){1,32}
      (item:Organisation)
    WHERE size(down) <= $maxDepth
    RETURN DISTINCT item
  }
}
WITH key, subject, item
WHERE item <> subject AND coalesce(item.foundedOn <= $asOf, true) AND coalesce(item.dissolvedOn > $asOf, true)
  AND ($kind IS NULL OR item.kind = $kind)
WITH key, item ORDER BY item.code
WITH key, collect(item) AS found
WITH key, CASE WHEN $forward THEN found ELSE reverse(found) END AS found
WITH key, CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
  [item IN found WHERE CASE WHEN $forward THEN item.code > $after ELSE item.code < $after END][..$limit] END AS page
RETURN collect([key, total, [organisation IN page | [
  // include: organisation_columns
  ]]]) AS pages
