// Members with more than one current HOME.
// params:
//   places: LIST<STRING>
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject or place; all of the label where neither are named
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: MEMBER
// title-zh: 组织关系重复的党员
// title-en: Member with two homes
// message-zh: {name}的组织关系同时在{observed}个党组织。
// message-en: {name} has a home in {observed} organisations at once.
// mend-zh: 核实转接日期，结束已转出的组织关系。
// mend-en: Check the day of the transfer, and end the affiliation that was left.
// basis-zh: 数据自身的完整性：同一时间只有一处组织关系
// basis-en: the graph's own integrity: one home at a time
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_members
WITH subject
WHERE
  // include: scope
// Counting what most have one of is cheap; looking at kinds and dates is for the few.
WITH count(subject) AS checked, collect(CASE WHEN COUNT { (subject)-[:BELONGS_TO]->() } > 1 THEN subject END) AS several
RETURN checked, COLLECT {
  UNWIND several AS subject
  WITH subject,
    COUNT { (subject)-[home:BELONGS_TO {kind: 'HOME'}]->(:Organisation)
    WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS homes WHERE homes > 1
  RETURN ['member:' + subject.code, 'MEMBER', null, subject.name, toString(homes), '1', null]
} AS gaps
