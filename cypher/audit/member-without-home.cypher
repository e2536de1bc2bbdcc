// Members without a current HOME.
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
// title-zh: 没有组织关系所在支部的党员
// title-en: Member without a home
// message-zh: {name}没有组织关系所在的党组织。
// message-en: {name} has no home organisation.
// mend-zh: 查明组织关系去向，由接收组织登记。
// mend-en: Find out where the affiliation went, and have the receiving organisation record it.
// basis-zh: 党章：每个党员都必须编入党的一个支部、小组或其他特定组织；未查阅原文
// basis-en: party constitution (党章): every member belongs to a branch, group or other unit; no text was read
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_members
WITH subject
WHERE
  // include: scope
WITH subject,
  EXISTS { (subject)-[home:BELONGS_TO {kind: 'HOME'}]->()
  WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS housed
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT housed THEN [
    'member:' + subject.code, 'MEMBER', null, subject.name, '0', '1', null
  ] END) AS gaps
