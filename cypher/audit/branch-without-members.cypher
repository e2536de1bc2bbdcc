// Living branches without a member, their groups' members counted in.
// params: subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
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
// subjects: begin
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Organisation) WHERE elementId(subject) IN $subjects RETURN subject }
  ELSE { MATCH (subject:Organisation) RETURN subject }
}
WITH subject
WHERE coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
// subjects: end
WITH subject
WHERE
// scope: begin
$scope IS NULL OR EXISTS {
  MATCH (subject)
    (()-[up:PART_OF|BELONGS_TO|FALLS_TO|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|ABOUT]->()
      WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)){0,40}
    (()<-[over:COVERS|SET_UP_IN]-()
      WHERE coalesce(over.since <= $asOf, true) AND coalesce(over.until > $asOf, true)){0,1}
    (()-[part:PART_OF]->()
      WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,32}
    (root:Organisation)
  WHERE 'organisation:' + root.code IN $scope
}
// scope: end
WITH subject WHERE subject.form = 'BRANCH'
WITH subject, EXISTS {
  MATCH (subject)
    (()<-[part:PART_OF]-(group) WHERE group.form = 'GROUP' AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,1}
    (home)<-[belongs:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
    AND CASE
      WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
      WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    END IN ['PROBATIONARY', 'FULL']
} AS peopled
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT peopled THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind] END) AS gaps
