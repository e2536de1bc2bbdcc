// The service centre of rooms.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: centres
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Room {code: key})-[link:ROOM_OF]->(subject:ServiceCentre)
WHERE
  // include: scope
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
WITH DISTINCT key, subject AS centre ORDER BY centre.code
RETURN collect([
    key,
    // include: service_centre_columns
  ]) AS centres
