// The affiliations of many members on a day in the past, each with the chain of its organisation; superiors are told once.
// params: codes: LIST<STRING>, asOf: DATE
// returns: rows
CYPHER 25
MATCH (member:Member) WHERE member.code IN $codes
// What the member was on that day; who had not applied yet is not there.
WITH member, CASE
  WHEN member.stageSince <= $asOf THEN member.stage WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
  WHEN member.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE' WHEN member.activistOn <= $asOf THEN 'ACTIVIST'
  WHEN member.appliedOn <= $asOf THEN 'APPLICANT'
END AS stage
WHERE stage IS NOT NULL
OPTIONAL MATCH (member)-[belongs:BELONGS_TO]->(organisation)
WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
WITH organisation, collect([member.code, member.name, stage, belongs.kind, toString(belongs.since)]) AS members
OPTIONAL MATCH (organisation)-[first:PART_OF]->(a)
WHERE coalesce(first.since <= $asOf, true) AND coalesce(first.until > $asOf, true)
WITH a, collect([organisation.code, organisation.name, organisation.kind, members]) AS groups
OPTIONAL MATCH (a)-[second:PART_OF]->(b)
WHERE coalesce(second.since <= $asOf, true) AND coalesce(second.until > $asOf, true)
WITH b, collect([a.code, a.name, a.kind, groups]) AS branches
OPTIONAL MATCH (b)-[third:PART_OF]->(c)
WHERE coalesce(third.since <= $asOf, true) AND coalesce(third.until > $asOf, true)
WITH c, collect([b.code, b.name, b.kind, branches]) AS communities
OPTIONAL MATCH (c)-[fourth:PART_OF]->(d)
WHERE coalesce(fourth.since <= $asOf, true) AND coalesce(fourth.until > $asOf, true)
RETURN collect([c.code, c.name, c.kind, d.code, d.name, d.kind, communities]) AS rows
