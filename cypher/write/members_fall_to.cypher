// Where members without a current HOME fall to: the HOME that ended last, until another begins. Derived anew for each
// key.
// params:
//   keys: LIST<STRING>
// returns: none
// bound: one index seek for each key; the member's own homes
CYPHER 25
UNWIND $keys AS key
MATCH (member:Member {code: key})
CALL (member) {
  MATCH (member)-[old:FALLS_TO]->()
  DELETE old
}
MATCH (member)-[home:BELONGS_TO {kind: 'HOME'}]->(organisation)
WHERE home.until IS NOT NULL
CALL (member, home) {
  MATCH (member)-[later:BELONGS_TO {kind: 'HOME'}]->()
  WHERE coalesce(later.until > home.until, true)
  RETURN min(coalesce(later.since, home.until)) AS next
}
WITH member, home, organisation, next
WHERE coalesce(next > home.until, true)
CREATE (member)-[:FALLS_TO {since: home.until, until: next}]->(organisation)
