// Living branches whose committee has more members than one should have.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   maximum: INTEGER
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: ORGANISATION
// thresholds: maximum 7 members
// title-zh: 支部委员过多
// title-en: Committee too large
// message-zh: {name}的支部委员有{observed}名，一般不超过{expected}名。
// message-en: {name} has a committee of {observed}, more than {expected}.
// mend-zh: 核实任职，结束已卸任者的职务；换届时按规定名额选举。
// mend-en: End the posts of those who left them; elect no more at the next election.
// basis-zh: 《支部工作条例（试行）》：支部委员会由3至5人组成，一般不超过7人；转引自二手资料
// basis-en: 支部工作条例（试行）: a branch committee has 3 to 5 members, and at most 7; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form = 'BRANCH'
// Counting the posts there ever were is cheap; looking at them is for the few that had so many.
WITH count(subject) AS checked, collect(CASE WHEN COUNT { (subject)<-[:HOLDS]-() } > $maximum THEN subject END) AS large
RETURN checked, COLLECT {
  UNWIND large AS subject
  WITH subject, COUNT {
    MATCH (holder:Member)-[post:HOLDS]->(subject)
    WHERE post.post IN ['SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER'] AND coalesce(post.since <= $asOf, true)
      AND coalesce(post.until > $asOf, true)
    RETURN DISTINCT holder
  } AS committee
  WHERE committee > $maximum
  RETURN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(committee), toString($maximum),
    null, subject.kind]
} AS gaps
