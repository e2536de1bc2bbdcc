// Living branches without a member, their groups' members counted in.
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
// title-zh: 没有党员的党支部
// title-en: Branch without members
// message-zh: {name}没有党员。
// message-en: {name} has no members.
// mend-zh: 核实党员组织关系；无党员的支部应并入其他支部或撤销。
// mend-en: Check the members' affiliations; merge a branch without members with another, or dissolve it.
// basis-zh: 《支部工作条例（试行）》：成立党支部须有正式党员；转引自二手资料
// basis-en: 支部工作条例（试行）: full members needed to set up a branch; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form = 'BRANCH'
WITH subject, EXISTS {
  MATCH (subject)
    (()<-[part:PART_OF]-(group)
      WHERE group.form = 'GROUP' AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,1}
    (home)<-[belongs:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
    AND
      // include: stage
      IN ['PROBATIONARY', 'FULL']
} AS peopled
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT peopled THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind
  ] END) AS gaps
