// Organisations by code, from the day they were founded.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: organisations
// bound: one index seek for each key on Organisation.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
WHERE
  // include: scope
WITH key, subject AS organisation
WHERE coalesce(organisation.foundedOn <= $asOf, true)
RETURN collect([
    key,
    // include: organisation_columns
  ]) AS organisations
