// Units in which organisations are set up.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: units
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Organisation {code: key})-[seat:SET_UP_IN]->(subject:Unit)
WHERE
  // include: scope
WITH key, subject, seat
WHERE coalesce(seat.since <= $asOf, true) AND coalesce(seat.until > $asOf, true)
WITH DISTINCT key, subject AS unit ORDER BY unit.code
RETURN collect([
    key,
    // include: unit_columns
  ]) AS units
