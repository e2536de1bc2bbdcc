// Living organisations that cover areas.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: organisations
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Area {code: key})<-[held:COVERS]-(subject:Organisation)
WHERE
  // include: scope
WITH key, subject, held
WHERE coalesce(held.since <= $asOf, true) AND coalesce(held.until > $asOf, true)
  AND coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
WITH DISTINCT key, subject AS organisation ORDER BY organisation.code
RETURN collect([
    key,
    // include: organisation_columns
  ]) AS organisations
