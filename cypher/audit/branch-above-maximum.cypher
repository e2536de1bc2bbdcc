// Living branches with more members than a branch should have.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   maximum: INTEGER
//   committee: INTEGER
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 2
// enabled: true
// severity: ADVICE
// subjects: ORGANISATION
// thresholds: maximum 50 members, committee 100 members
// title-zh: 党员过多的党支部
// title-en: Branch above its maximum
// message-zh: {name}有{observed}名党员，超过{expected}名。
// message-en: {name} has {observed} members, more than {expected}.
// mend-zh: 经上级批准，分设支部，超过50名的可改建为党总支，超过100名的可改建为党委。
// mend-en: On approval from above, divide the branch; or make it a general branch above 50, a committee above 100.
// basis-zh: 《支部工作条例（试行）》：党支部党员人数一般不超过50人；党章：50人以上设党总支、100人以上设党委，须经批准；均转引自二手资料
// basis-en: 支部工作条例（试行）: generally at most 50 members in a branch; party constitution (党章): a general branch from 50, a
//   committee from 100, on approval; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form = 'BRANCH'
// Counting all that ever belonged to it is cheap; looking at dates and stages is for those that have had so many.
CALL (subject) {
  MATCH (subject)(()<-[:PART_OF]-(group) WHERE group.form = 'GROUP'){0,1}(home)
  RETURN sum(COUNT { (home)<-[:BELONGS_TO]-() }) AS most
}
CALL (subject, most) {
  WITH subject WHERE most > $maximum
  MATCH (subject)
    (()<-[part:PART_OF]-(group)
      WHERE group.form = 'GROUP' AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,1}
    (home)<-[belongs:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
  WITH DISTINCT member
  WITH
    // include: stage
    AS stage
  WHERE stage IN ['PROBATIONARY', 'FULL']
  RETURN count(*) AS members, count(CASE WHEN stage = 'FULL' THEN 1 END) AS fullMembers
}
WITH subject, members
RETURN count(subject) AS checked,
  collect(CASE WHEN members > $maximum THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(members),
    toString(CASE WHEN members > $committee THEN $committee ELSE $maximum END), null, subject.kind
  ] END) AS gaps
