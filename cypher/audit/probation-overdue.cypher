// Members whose probation has lasted longer than it should.
// params:
//   places: LIST<STRING>
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   months: INTEGER
// returns: checked, gaps
// bound: a node read for each subject or place; all of the label where neither are named
// version: 1
// enabled: false
// severity: WARNING
// subjects: MEMBER
// thresholds: months 12 months
// title-zh: 预备期逾期
// title-en: Probation overdue
// message-zh: {name}自{observed}起为预备党员，已超过{expected}个月。
// message-en: {name} has been on probation since {observed}, more than {expected} months.
// mend-zh: 按期讨论转正；延长预备期的，登记批准情况。
// mend-en: Decide on full membership; where probation was prolonged, record the decision.
// basis-zh: 预备期一年；未查阅原文
// basis-en: one year of probation; no text was read
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_members
WITH subject, member
WHERE subject.joinedOn IS NOT NULL AND
  // include: stage
  = 'PROBATIONARY'
WITH subject
WHERE
  // include: scope
RETURN count(subject) AS checked,
  collect(CASE WHEN subject.joinedOn + duration({months: $months}) < $asOf THEN [
    'member:' + subject.code, 'MEMBER', null, subject.name, toString(subject.joinedOn), toString($months), null
  ] END) AS gaps
