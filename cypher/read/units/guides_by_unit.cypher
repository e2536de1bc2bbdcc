// Who guides units at the day; a member out of scope is null.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: guides
// bound: one index seek for each key; its own guides
CYPHER 25
UNWIND $keys AS key
MATCH (:Unit {code: key})-[guided:GUIDED_BY]->(member:Member)
WHERE coalesce(guided.since <= $asOf, true) AND coalesce(guided.until > $asOf, true)
WITH key, guided, member, member AS subject
WITH key, guided, member, (
  // include: scope
) AS visible,
// include: stage
  AS stage
ORDER BY CASE guided.role WHEN 'INSTRUCTOR' THEN 0 ELSE 1 END, member.code, guided.since
RETURN collect([
    key, guided.role, toString(guided.since), toString(guided.until),
    CASE WHEN visible AND stage IS NOT NULL THEN [
      // include: member_columns
    ] END
  ]) AS guides
