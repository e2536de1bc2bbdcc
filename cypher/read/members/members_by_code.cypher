// Members by code, from the day of their first stage.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: members
// bound: one index seek for each key on Member.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Member {code: key})
WHERE
  // include: scope
WITH key, subject AS member
WITH key, member,
  // include: stage
  AS stage
WHERE stage IS NOT NULL
RETURN collect([
    key,
    // include: member_columns
  ]) AS members
