// Living groups with members, but without a leader.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: ORGANISATION
// title-zh: 党小组组长空缺
// title-en: Group leader vacant
// message-zh: {name}没有组长。
// message-en: {name} has no leader.
// mend-zh: 由党小组推选或支部指定组长，并登记任职起始日期。
// mend-en: Have the group choose a leader or the branch name one, and record since when.
// basis-zh: 《支部工作条例（试行）》：党小组设组长；转引自二手资料
// basis-en: 支部工作条例（试行）: every group has a leader; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form = 'GROUP' AND EXISTS {
  (subject)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
    AND
      // include: stage
      IN ['PROBATIONARY', 'FULL']
}
WITH subject,
  EXISTS { (subject)<-[post:HOLDS {post: 'GROUP_LEADER'}]-(:Member)
  WHERE coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true) } AS led
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT led THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind
  ] END) AS gaps
