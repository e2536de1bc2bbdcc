// Living organisations whose term ends within so many days.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   days: INTEGER
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: ADVICE
// subjects: ORGANISATION
// thresholds: days 90 days
// title-zh: 即将届满
// title-en: Term due
// message-zh: {name}的任期将于{observed}届满。
// message-en: The term of {name} ends on {observed}.
// mend-zh: 着手筹备换届选举，按规定提前向上级请示。
// mend-en: Prepare the election, and ask the organisation above in time.
// basis-zh: 《支部工作条例（试行）》、党章：任期3至5年；转引自二手资料；提前天数为工作做法
// basis-en: 支部工作条例（试行）; party constitution (党章): terms of 3 to 5 years; quoted by secondary sources; the days
//   beforehand are practice
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject, $asOf + duration({days: $days}) AS last WHERE subject.termEndsOn IS NOT NULL
RETURN count(subject) AS checked,
  collect(CASE WHEN $asOf <= subject.termEndsOn AND subject.termEndsOn <= last THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(subject.termEndsOn), toString(last),
    null, subject.kind
  ] END) AS gaps
