// Units that co-build with service centres.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: units
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:ServiceCentre {code: key})<-[link:CO_BUILDS]-(subject:Unit)
WHERE
  // include: scope
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
WITH DISTINCT key, subject AS unit ORDER BY unit.code
RETURN collect([
    key,
    // include: unit_columns
  ]) AS units
