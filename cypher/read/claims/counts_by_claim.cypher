// What the graph gives for the figures that sources state of organisations, for their days, and whether it agrees.
// params:
//   keys: LIST<STRING>
//   tolerance: INTEGER
//   asOf: DATE
//   scope: LIST<STRING>
// returns: counts
// bound: one index seek for each key; grows with the subtree of the claim's subject
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Claim {id: key})
WHERE
  // include: scope
MATCH (subject)-[:ABOUT]->(organisation:Organisation)
WITH subject AS claim, organisation AS about
// include: claim_counts
RETURN collect([claim.id, counted, agrees]) AS counts
