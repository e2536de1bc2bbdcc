// The only current parent of organisations.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: parents
// bound: one index seek for each key; one step up
CYPHER 25
UNWIND $keys AS key
MATCH (:Organisation {code: key})-[up:PART_OF]->(parent:Organisation)
WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
WITH key, collect(parent) AS parents
WHERE size(parents) = 1
WITH key, parents[0] AS subject
WHERE
  // include: scope
WITH key, subject AS organisation
RETURN collect([
    key,
    // include: organisation_columns
  ]) AS parents
