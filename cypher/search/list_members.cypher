// One page of the members that all given filters let through, by code.
// params:
//   asOf: DATE
//   scope: LIST<STRING>
//   home: STRING
//   within: STRING
//   nameContains: STRING
//   stages: LIST<STRING>
//   affiliations: LIST<STRING>
//   posts: LIST<STRING>
//   hasHome: BOOLEAN
//   joinedBefore: DATE
//   joinedAfter: DATE
//   limit: INTEGER
//   forward: BOOLEAN
//   after: STRING
//   counted: BOOLEAN
// returns: total, rows
// bound: the anchor (home, subtree or part of the name) first; without any, every member once
CYPHER 25
CALL () {
  WHEN $home IS NOT NULL THEN {
    MATCH (:Organisation {code: $home})<-[belongs:BELONGS_TO {kind: 'HOME'}]-(subject:Member)
    WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
    RETURN DISTINCT subject
  }
  WHEN $within IS NOT NULL THEN {
    MATCH (root:Organisation {code: $within})
    MATCH (root)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}
      (organisation:Organisation)
    WITH DISTINCT organisation
    MATCH (organisation)<-[belongs:BELONGS_TO]-(subject:Member)
    WHERE belongs.kind IN coalesce($affiliations, ['HOME']) AND coalesce(belongs.since <= $asOf, true)
      AND coalesce(belongs.until > $asOf, true)
    RETURN DISTINCT subject
  }
  WHEN $nameContains IS NOT NULL THEN {
    MATCH (subject:Member) WHERE subject.name CONTAINS $nameContains
    RETURN subject
  }
  ELSE { MATCH (subject:Member) RETURN subject }
}
WITH subject
WHERE
  // include: scope
WITH subject, subject AS member
WITH subject,
  // include: stage
  AS stage
WHERE CASE WHEN $stages IS NULL THEN stage IN ['PROBATIONARY', 'FULL'] ELSE stage IN $stages END
  AND ($nameContains IS NULL OR subject.name CONTAINS $nameContains)
  AND ($joinedBefore IS NULL OR coalesce(subject.joinedOn < $joinedBefore, false))
  AND ($joinedAfter IS NULL OR coalesce(subject.joinedOn > $joinedAfter, false))
  AND ($hasHome IS NULL OR $hasHome = EXISTS {
    (subject)-[belongs:BELONGS_TO {kind: 'HOME'}]->()
      WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true) })
  AND ($affiliations IS NULL OR EXISTS {
    (subject)-[belongs:BELONGS_TO]->() WHERE belongs.kind IN $affiliations AND coalesce(belongs.since <= $asOf, true)
      AND coalesce(belongs.until > $asOf, true) })
  AND ($home IS NULL OR $within IS NULL OR EXISTS {
    MATCH (:Organisation {code: $home})
      (()-[up:PART_OF WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]->()){0,32}
      (root:Organisation)
    WHERE root.code = $within })
WITH subject AS member, stage
CALL (member) {
  WHEN $posts IS NULL THEN { RETURN true AS holds }
  ELSE {
    MATCH (member)-[held:HOLDS]->(organisation:Organisation)
    WHERE held.post IN $posts AND coalesce(held.since <= $asOf, true) AND coalesce(held.until > $asOf, true)
    WITH DISTINCT organisation AS subject
    WHERE
      // include: scope
    RETURN count(subject) > 0 AS holds
  }
}
WITH member AS subject, stage WHERE holds
WITH subject, stage ORDER BY subject.code
WITH collect([subject, stage]) AS found
WITH CASE WHEN $forward THEN found ELSE reverse(found) END AS found
WITH CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
  [row IN found WHERE CASE WHEN $forward THEN (row[0]).code > $after ELSE (row[0]).code < $after END][..$limit]
    END AS page
RETURN total, COLLECT {
  UNWIND page AS row
  WITH row[0] AS member, row[1] AS stage
  RETURN [
    // include: member_columns
  ]
} AS rows
