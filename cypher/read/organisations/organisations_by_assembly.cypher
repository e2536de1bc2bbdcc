// The organisation that held congresses.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: organisations
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Assembly {code: key})-[link:HELD_BY]->(subject:Organisation)
WHERE
  // include: scope
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
  AND coalesce(subject.foundedOn <= $asOf, true)
WITH DISTINCT key, subject AS organisation ORDER BY organisation.code
RETURN collect([
    key,
    // include: organisation_columns
  ]) AS organisations
