// Claims by key, with their subject and source.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: claims
// bound: one index seek for each key on Claim.id; one subject and one source each
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Claim {id: key})
WHERE
  // include: scope
MATCH (subject)-[:ABOUT]->(about), (subject)-[:STATED_IN]->(source)
WITH key, subject AS claim, about, source
RETURN collect([
    key,
    // include: claim_columns
  ]) AS claims
