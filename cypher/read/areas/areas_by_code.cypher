// Areas by code.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: areas
// bound: one index seek for each key on Area.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Area {code: key})
WHERE
  // include: scope
WITH key, subject AS area
RETURN collect([
    key,
    // include: area_columns
  ]) AS areas
