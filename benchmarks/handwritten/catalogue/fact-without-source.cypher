// Figures about the street's organisations without a source.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
MATCH (organisation)<-[:ABOUT]-(claim:Claim)
RETURN count(claim) AS checked, collect(CASE WHEN NOT EXISTS { (claim)-[:STATED_IN]->() } THEN ['organisation:' + organisation.code, organisation.name] END) AS findings
