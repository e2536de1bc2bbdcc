// Living groups in which nobody has the HOME.
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
// title-zh: 没有党员的党小组
// title-en: Group without members
// message-zh: {name}没有党员。
// message-en: {name} has no members.
// mend-zh: 把居住在这里的党员编入该小组，或并入相邻小组后撤销。
// mend-en: Give it the members who live there, or merge it with a neighbouring group and dissolve it.
// basis-zh: 党小组由党员组成；人数规定未查到原文
// basis-en: a party group consists of members; no text of a number was read
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form = 'GROUP'
WITH subject, EXISTS {
  (subject)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
    AND
      // include: stage
      IN ['PROBATIONARY', 'FULL']
} AS occupied
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT occupied THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind
  ] END) AS gaps
