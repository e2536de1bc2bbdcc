// Living organisations, groups excepted, without a secretary.
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
// title-zh: 书记空缺
// title-en: Secretary vacant
// message-zh: {name}没有书记。
// message-en: {name} has no secretary.
// mend-zh: 选举或任命书记，并登记任职起始日期。
// mend-en: Elect or appoint a secretary, and record since when.
// basis-zh: 《支部工作条例（试行）》：党支部设书记；转引自二手资料
// basis-en: 支部工作条例（试行）: every branch has a secretary; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form <> 'GROUP'
WITH subject,
  EXISTS { (subject)<-[post:HOLDS {post: 'SECRETARY'}]-(:Member)
  WHERE coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true) } AS led
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT led THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind
  ] END) AS gaps
