// The area above areas, in the register.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: areas
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Area {code: key})-[above:WITHIN]->(subject:Area)
WHERE
  // include: scope
WITH key, subject, above
WHERE coalesce(above.since <= $asOf, true) AND coalesce(above.until > $asOf, true)
WITH DISTINCT key, subject AS area ORDER BY area.code
RETURN collect([
    key,
    // include: area_columns
  ]) AS areas
