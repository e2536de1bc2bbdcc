// One page of the members at home in organisations, or in their subtrees, by code.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   transitive: BOOLEAN
//   stage: STRING
//   limit: INTEGER
//   forward: BOOLEAN
//   after: STRING
//   counted: BOOLEAN
//   namesOnly: BOOLEAN
// returns: pages
// bound: 32 steps down; grows with the subtree; the page is cut before it is read
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
WHERE
  // include: scope
CALL (subject) {
  WHEN $transitive THEN {
    MATCH (subject)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}
      (organisation:Organisation)
    RETURN DISTINCT organisation
  }
  ELSE { RETURN subject AS organisation }
}
MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
WITH DISTINCT subject, member
WITH subject, member,
  // include: stage
  AS stage
WHERE CASE WHEN $stage IS NULL THEN stage IN ['PROBATIONARY', 'FULL'] ELSE stage = $stage END
WITH subject, member, stage ORDER BY member.code
WITH subject, collect([member, stage]) AS found
WITH subject, CASE WHEN $forward THEN found ELSE reverse(found) END AS found
WITH subject, CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
  [row IN found WHERE CASE WHEN $forward THEN (row[0]).code > $after ELSE (row[0]).code < $after END][..$limit]
    END AS page
RETURN collect([subject.code, total, CASE WHEN $namesOnly THEN [row IN page | [(row[0]).code, (row[0]).name, row[1]]]
  ELSE COLLECT {
  UNWIND page AS row
  WITH row[0] AS member, row[1] AS stage
  RETURN [
    // include: member_columns
  ]
} END, CASE WHEN coalesce(subject.foundedOn <= $asOf, true) THEN subject.name END, subject.kind]) AS pages
