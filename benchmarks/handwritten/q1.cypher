// The chain of a member's home up to the root.
// params: code: STRING, asOf: DATE
// returns: links
CYPHER 25
MATCH (:Member {code: $code})-[home:BELONGS_TO {kind: 'HOME'}]->(organisation)
WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
MATCH (organisation)-[parts:PART_OF*0..32]->(link)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
RETURN collect([link.code, link.name, link.kind]) AS links
