// All members at home in the subtrees of organisations, the first 5,000 of them by code and whether there are more: by
// their home, which is told where `housed`, and each with whether it is the member's only one.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   housed: BOOLEAN
//   namesOnly: BOOLEAN
// returns: rosters
// bound: 32 steps down; 5,500 homes a key
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
WHERE
  // include: scope
CALL (subject) {
  MATCH (subject)
    (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}
    (organisation:Organisation)
  WITH DISTINCT organisation
  MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
  WITH organisation, member,
    // include: stage
    AS stage
  WHERE stage IN ['PROBATIONARY', 'FULL']
  // More than the 5,000 members that are told, since a few have two homes here; by member, it would take a tenth
  // longer.
  WITH organisation, member, stage ORDER BY member.code LIMIT 5500
  WITH organisation, collect([
    // include: member_columns
,
    // Counting what most have one of is cheap; looking at kinds and dates is for the few.
    CASE WHEN COUNT { (member)-[:BELONGS_TO]->() } = 1 THEN true ELSE COUNT {
      (member)-[other:BELONGS_TO {kind: 'HOME'}]->(:Organisation)
        WHERE coalesce(other.since <= $asOf, true) AND coalesce(other.until > $asOf, true)
    } = 1 END
  ]) AS members
  RETURN collect([CASE WHEN NOT $housed THEN null WHEN $namesOnly
    THEN [organisation.code, organisation.name, organisation.kind] ELSE [
    // include: organisation_columns
  ] END, members]) AS homes
}
RETURN collect([key, homes, CASE WHEN coalesce(subject.foundedOn <= $asOf, true) THEN subject.name END,
  subject.kind]) AS rosters
