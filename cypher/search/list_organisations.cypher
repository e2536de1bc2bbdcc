// One page of the living organisations that all given filters let through.
// params:
//   asOf: DATE
//   scope: LIST<STRING>
//   code: STRING
//   parent: STRING
//   within: STRING
//   nameContains: STRING
//   kinds: LIST<STRING>
//   forms: LIST<STRING>
//   sectors: LIST<STRING>
//   synthetic: BOOLEAN
//   termEndsBefore: DATE
//   hasSecretary: BOOLEAN
//   hasMembers: BOOLEAN
//   memberCountMin: INTEGER
//   memberCountMax: INTEGER
//   countMembers: BOOLEAN
//   order: STRING
//   upwards: BOOLEAN
//   after: LIST<ANY>
//   limit: INTEGER
//   counted: BOOLEAN
//   namesOnly: BOOLEAN
// returns: total, rows
// bound: the anchor (code, parent, subtree or part of the name) first; without any, every organisation once
CYPHER 25
CALL () {
  WHEN $code IS NOT NULL THEN { MATCH (subject:Organisation {code: $code}) RETURN subject }
  WHEN $parent IS NOT NULL THEN {
    MATCH (:Organisation {code: $parent})<-[down:PART_OF]-(subject:Organisation)
    WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)
    RETURN DISTINCT subject
  }
  WHEN $within IS NOT NULL THEN {
    MATCH (root:Organisation {code: $within})
    MATCH (root)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}
      (subject:Organisation)
    RETURN DISTINCT subject
  }
  WHEN $nameContains IS NOT NULL THEN {
    MATCH (subject:Organisation) WHERE subject.name CONTAINS $nameContains
    RETURN subject
  }
  ELSE { MATCH (subject:Organisation) RETURN subject }
}
WITH subject
WHERE
  // include: scope
WITH subject WHERE coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
  AND ($code IS NULL OR subject.code = $code)
  AND ($nameContains IS NULL OR subject.name CONTAINS $nameContains)
  AND ($kinds IS NULL OR subject.kind IN $kinds)
  AND ($forms IS NULL OR subject.form IN $forms)
  AND ($sectors IS NULL OR subject.sector IN $sectors)
  AND ($synthetic IS NULL OR subject.synthetic = $synthetic)
  AND ($termEndsBefore IS NULL OR coalesce(subject.termEndsOn < $termEndsBefore, false))
WITH collect(subject) AS subjects
CALL (subjects) {
  WHEN $parent IS NULL AND $within IS NULL AND $hasSecretary IS NULL AND NOT $countMembers THEN {
    UNWIND subjects AS subject RETURN subject, 0 AS members }
  ELSE {
    UNWIND subjects AS subject
    WITH subject WHERE ($hasSecretary IS NULL OR $hasSecretary = EXISTS {
    (subject)<-[held:HOLDS {post: 'SECRETARY'}]-()
      WHERE coalesce(held.since <= $asOf, true) AND coalesce(held.until > $asOf, true) })
  AND ($parent IS NULL OR EXISTS {
    (subject)-[up:PART_OF]->(:Organisation {code: $parent})
      WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true) })
  AND ($within IS NULL OR $code IS NULL AND $parent IS NULL OR EXISTS {
      MATCH (subject)
        (()-[up:PART_OF WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]->()){0,32}
        (root:Organisation)
      WHERE root.code = $within })
    WITH subject, CASE WHEN $countMembers THEN COUNT {
    MATCH (subject)
      (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}
      (organisation:Organisation)
    WITH DISTINCT organisation
    MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
    WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) AND
      // include: stage
      IN ['PROBATIONARY', 'FULL']
    RETURN DISTINCT member } ELSE 0 END AS members
    WHERE NOT $countMembers
  OR ($hasMembers IS NULL OR $hasMembers = (members > 0))
  AND coalesce(members >= $memberCountMin, true) AND coalesce(members <= $memberCountMax, true)
    RETURN subject, members
  }
}
WITH subject, CASE $order
    WHEN 'NAME' THEN subject.name
    WHEN 'TERM_ENDS_ON' THEN coalesce(toString(subject.termEndsOn), '9999-12-31')
    WHEN 'MEMBER_COUNT' THEN members
    ELSE subject.code
  END AS position
ORDER BY CASE WHEN $upwards THEN position END, CASE WHEN $upwards THEN subject.code END, position DESC,
  subject.code DESC
WITH collect([position, subject]) AS found
WITH CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit]
  ELSE [row IN found WHERE CASE
    WHEN $upwards THEN row[0] > $after[0] OR row[0] = $after[0] AND (row[1]).code > $after[1]
    ELSE row[0] < $after[0] OR row[0] = $after[0] AND (row[1]).code < $after[1]
  END][..$limit] END AS page
RETURN total, COLLECT {
  UNWIND page AS row
  WITH row[0] AS position, row[1] AS organisation
  RETURN CASE WHEN $namesOnly THEN [position, organisation.code, organisation.name, organisation.kind] ELSE [
    position,
    // include: organisation_columns
  ] END
} AS rows
