// Living organisations whose term ended before the day.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: ORGANISATION
// title-zh: 逾期未换届
// title-en: Term overdue
// message-zh: {name}的任期已于{observed}届满。
// message-en: The term of {name} ended on {observed}.
// mend-zh: 按期换届选举；需延期的，报上级批准并登记新的届满日期。
// mend-en: Hold the election; where it is put off on approval, record the new date.
// basis-zh: 《支部工作条例（试行）》、党章：任期3至5年；转引自二手资料
// basis-en: 支部工作条例（试行）; party constitution (党章): terms of 3 to 5 years; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.termEndsOn IS NOT NULL
WITH subject
RETURN count(subject) AS checked,
  collect(CASE WHEN subject.termEndsOn < $asOf THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(subject.termEndsOn), toString($asOf),
    null, subject.kind
  ] END) AS gaps
