// Living organisations that run service centres.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: organisations
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:ServiceCentre {code: key})-[link:RUN_BY]->(subject:Organisation)
WHERE
  // include: scope
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
  AND coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
WITH DISTINCT key, subject AS organisation ORDER BY organisation.code
RETURN collect([
    key,
    // include: organisation_columns
  ]) AS organisations
