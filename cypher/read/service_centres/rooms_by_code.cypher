// Rooms by code.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: rooms
// bound: one index seek for each key on Room.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Room {code: key})
WHERE
  // include: scope
RETURN collect([
    subject.code, subject.code, subject.name, subject.synthetic
  ]) AS rooms
