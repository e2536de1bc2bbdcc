// Areas that organisations cover.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: areas
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Organisation {code: key})-[held:COVERS]->(subject:Area)
WHERE
  // include: scope
WITH key, subject, held
WHERE coalesce(held.since <= $asOf, true) AND coalesce(held.until > $asOf, true)
WITH DISTINCT key, subject AS area ORDER BY area.code
RETURN collect([
    key,
    // include: area_columns
  ]) AS areas
