// A street's members by the organisation in which they are at home; only members of the two stages asked for have one.
// params: code: STRING, asOf: DATE
// returns: rosters
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member)
WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
WITH organisation, collect([member.code, member.name, member.stage, toString(member.joinedOn), toString(member.floatingSince)]) AS members
RETURN collect([organisation.code, organisation.name, members]) AS rosters
