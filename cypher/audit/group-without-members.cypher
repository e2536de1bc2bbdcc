// Living groups in which nobody has the HOME.
// params: subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
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
WITH subject WHERE subject.form = 'GROUP'
WITH subject, EXISTS {
  (subject)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
    AND CASE
        WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
        WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
      END IN ['PROBATIONARY', 'FULL']
} AS occupied
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT occupied THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind] END) AS gaps
