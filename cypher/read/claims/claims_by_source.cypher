// What a source states, by property and id; at most 1,000 each.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: claims
// bound: one index seek for each key; 1,000 claims
CYPHER 25
UNWIND $keys AS key
CALL (key) {
  MATCH (source:Source {id: key})<-[:STATED_IN]-(subject:Claim)-[:ABOUT]->(about)
  WHERE
    // include: scope
  RETURN source, subject, about ORDER BY subject.property, subject.id LIMIT 1000
}
WITH key, subject AS claim, about, source
RETURN collect([
    key,
    // include: claim_columns
  ]) AS claims
