// Units by code.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: units
// bound: one index seek for each key on Unit.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Unit {code: key})
WHERE
  // include: scope
WITH key, subject AS unit
RETURN collect([
    key,
    // include: unit_columns
  ]) AS units
