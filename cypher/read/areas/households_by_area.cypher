// Households of areas: a building's own, above it the sum of the buildings below.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: households
// bound: 8 areas down; grows with what lies below
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Area {code: key})
WHERE
  // include: scope
WITH key, subject AS area
CALL (area) {
  MATCH (area)
    (()<-[down:WITHIN WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,8}
    (building:Area)
  WITH DISTINCT building AS subject
  WHERE
    // include: scope
  WITH subject WHERE subject.kind = 'BUILDING'
  RETURN CASE WHEN count(subject.households) > 0 THEN sum(subject.households) END AS households
}
RETURN collect([key, households]) AS households
