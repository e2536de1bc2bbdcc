// Living organisations, groups excepted, without a secretary.
// params: subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
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
WITH subject WHERE subject.form <> 'GROUP'
WITH subject, EXISTS { (subject)<-[post:HOLDS {post: 'SECRETARY'}]-(:Member) WHERE coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true) } AS led
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT led THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind] END) AS gaps
