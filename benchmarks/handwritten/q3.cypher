// The affiliations of many members, each with the chain of its organisation.
// params: codes: LIST<STRING>, asOf: DATE
// returns: rows
CYPHER 25
MATCH (member:Member) WHERE member.code IN $codes
OPTIONAL MATCH (member)-[belongs:BELONGS_TO]->(organisation)
WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
OPTIONAL MATCH (organisation)-[first:PART_OF]->(a)
WHERE coalesce(first.since <= $asOf, true) AND coalesce(first.until > $asOf, true)
OPTIONAL MATCH (a)-[second:PART_OF]->(b)
WHERE coalesce(second.since <= $asOf, true) AND coalesce(second.until > $asOf, true)
OPTIONAL MATCH (b)-[third:PART_OF]->(c)
WHERE coalesce(third.since <= $asOf, true) AND coalesce(third.until > $asOf, true)
OPTIONAL MATCH (c)-[fourth:PART_OF]->(d)
WHERE coalesce(fourth.since <= $asOf, true) AND coalesce(fourth.until > $asOf, true)
// One flat row an affiliation: a list of lists for each chain costs a tenth more.
RETURN collect([
    member.code, member.name, member.stage, belongs.kind, toString(belongs.since),
    organisation.code, organisation.name, organisation.kind, a.code, a.name, a.kind, b.code, b.name, b.kind,
    c.code, c.name, c.kind, d.code, d.name, d.kind
  ]) AS rows
