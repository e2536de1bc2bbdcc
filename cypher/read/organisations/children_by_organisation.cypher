// One page of the living organisations directly under organisations, by code; with `levels` of 2 to 4, also those of
// the organisations in these pages, and so on down.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   kind: STRING
//   limit: INTEGER
//   forward: BOOLEAN
//   after: STRING
//   counted: BOOLEAN
//   levels: INTEGER
//   namesOnly: BOOLEAN
// returns: pages
// bound: as many steps down as levels; each page is cut before it is read
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
WHERE
  // include: scope
CALL (subject) {
  WHEN $levels = 1 THEN { RETURN subject AS parent }
  WHEN $levels = 2 THEN {
    MATCH (subject)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,1}
      (parent:Organisation)
    RETURN parent
  }
  WHEN $levels = 3 THEN {
    MATCH (subject)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,2}
      (parent:Organisation)
    RETURN parent
  }
  ELSE {
    MATCH (subject)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,3}
      (parent:Organisation)
    RETURN parent
  }
}
WITH DISTINCT parent
OPTIONAL MATCH (parent)<-[down:PART_OF]-(item:Organisation)
WHERE item <> parent AND coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)
  AND coalesce(item.foundedOn <= $asOf, true) AND coalesce(item.dissolvedOn > $asOf, true)
    AND ($kind IS NULL OR item.kind = $kind)
WITH DISTINCT parent, item ORDER BY item.code
WITH parent, collect(item) AS found
WITH parent, CASE WHEN $forward THEN found ELSE reverse(found) END AS found
WITH parent, CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
  [item IN found WHERE CASE WHEN $forward THEN item.code > $after ELSE item.code < $after END][..$limit] END AS page
RETURN collect([
    parent.code, total,
    CASE WHEN $namesOnly THEN [item IN page | [item.code, item.name, item.kind]] ELSE [organisation IN page | [
      // include: organisation_columns
    ]] END,
    CASE WHEN parent.code IN $keys AND coalesce(parent.foundedOn <= $asOf, true) THEN parent.name END, CASE
      WHEN parent.code IN $keys THEN parent.kind END
  ]) AS pages
