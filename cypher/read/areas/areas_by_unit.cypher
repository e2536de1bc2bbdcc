// The areas that units are located in.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: areas
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Unit {code: key})-[link:LOCATED_IN]->(subject:Area)
WHERE
  // include: scope
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
WITH DISTINCT key, subject AS area ORDER BY area.code
RETURN collect([
    key,
    // include: area_columns
  ]) AS areas
