// Living groups with members, but fewer than a group should have.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   minimum: INTEGER
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: false
// severity: ADVICE
// subjects: ORGANISATION
// thresholds: minimum 3 members
// title-zh: 党员过少的党小组
// title-en: Group below its minimum
// message-zh: {name}只有{observed}名党员，少于{expected}名。
// message-en: {name} has {observed} members, fewer than {expected}.
// mend-zh: 并入相邻党小组，或补充党员。
// mend-en: Merge it with a neighbouring group, or add members.
// basis-zh: 党小组须有3名党员；未查到原文
// basis-en: three members for a group; no text was read
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form = 'GROUP'
CALL (subject) {
  MATCH (subject)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
  WITH DISTINCT member
  WHERE
    // include: stage
    IN ['PROBATIONARY', 'FULL']
  RETURN count(member) AS members
}
RETURN count(subject) AS checked,
  collect(CASE WHEN members > 0 AND members < $minimum THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(members), toString($minimum), null,
    subject.kind
  ] END) AS gaps
