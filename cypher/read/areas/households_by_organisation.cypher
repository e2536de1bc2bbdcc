// Households of the buildings that organisations cover themselves.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: households
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
WHERE
  // include: scope
CALL (subject) {
  MATCH (subject)-[cover:COVERS]->(building:Area {kind: 'BUILDING'})
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
  WITH DISTINCT building
  RETURN CASE WHEN count(building.households) > 0 THEN sum(building.households) END AS households
}
RETURN collect([key, households]) AS households
