// Service centres by code.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: service_centres
// bound: one index seek for each key on ServiceCentre.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:ServiceCentre {code: key})
WHERE
  // include: scope
WITH key, subject AS centre
RETURN collect([
    key,
    // include: service_centre_columns
  ]) AS service_centres
