// Living organisations set up in units.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: organisations
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Unit {code: key})<-[seat:SET_UP_IN]-(subject:Organisation)
WHERE
  // include: scope
WITH key, subject, seat
WHERE coalesce(seat.since <= $asOf, true) AND coalesce(seat.until > $asOf, true)
  AND coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
WITH DISTINCT key, subject AS organisation ORDER BY organisation.code
RETURN collect([
    key,
    // include: organisation_columns
  ]) AS organisations
