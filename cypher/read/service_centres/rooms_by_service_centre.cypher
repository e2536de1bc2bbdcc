// Rooms of service centres.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: rooms
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:ServiceCentre {code: key})<-[link:ROOM_OF]-(subject:Room)
WHERE
  // include: scope
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
WITH DISTINCT key, subject ORDER BY subject.code
RETURN collect([
    key, subject.code, subject.name, subject.synthetic
  ]) AS rooms
