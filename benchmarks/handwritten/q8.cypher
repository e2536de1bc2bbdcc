// The first 100 members at home under a community, and how many there are.
// params: code: STRING, asOf: DATE
// returns: total, members
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member)
WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
WITH member ORDER BY member.code
WITH collect(member) AS members
RETURN size(members) AS total, [m IN members[..100] | [m.code, m.name, m.stage]] AS members
