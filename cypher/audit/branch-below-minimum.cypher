// Living branches with members, but fewer full ones than a branch needs.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   minimum: INTEGER
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: ORGANISATION
// thresholds: minimum 3 members
// title-zh: 正式党员不足的党支部
// title-en: Branch below its minimum
// message-zh: {name}只有{observed}名正式党员，少于{expected}名。
// message-en: {name} has {observed} full members, fewer than {expected}.
// mend-zh: 与邻近支部组成联合党支部，或补充正式党员。
// mend-en: Form a joint branch with a neighbouring one, or add full members.
// basis-zh: 《支部工作条例（试行）》：成立党支部须有正式党员3人以上；转引自二手资料
// basis-en: 支部工作条例（试行）: three full members for a branch; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form = 'BRANCH'
CALL (subject) {
  MATCH (subject)
    (()<-[part:PART_OF]-(group)
      WHERE group.form = 'GROUP' AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,1}
    (home)<-[belongs:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
  // No more of them are looked at than it takes to tell.
  WITH DISTINCT member WHERE
    // include: stage
    = 'FULL'
  LIMIT toInteger(ceil($minimum))
  RETURN count(member) AS fullMembers
}
WITH subject, fullMembers, fullMembers > 0 OR EXISTS {
  MATCH (subject)
    (()<-[part:PART_OF]-(group)
      WHERE group.form = 'GROUP' AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,1}
    (home)<-[belongs:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
    AND
      // include: stage
      = 'PROBATIONARY'
} AS peopled
RETURN count(subject) AS checked,
  collect(CASE WHEN peopled AND fullMembers < $minimum THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(fullMembers), toString($minimum), null,
    subject.kind
  ] END) AS gaps
