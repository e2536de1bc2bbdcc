// Figures about the street's organisations. This graph has no claims: they are counted, and no more.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
MATCH (organisation)<-[:ABOUT]-(claim:Claim)
RETURN count(claim) AS checked, collect(null) AS findings
