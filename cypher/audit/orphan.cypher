// Living organisations, roots excepted, without any superior.
// params: subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: false
// severity: VIOLATION
// subjects: ORGANISATION
// title-zh: 没有上级的组织
// title-en: Orphan
// message-zh: {name}没有上级组织。
// message-en: {name} has no superior.
// mend-zh: 登记其现任上级。broken-chain 规则一并报告此类断点，故本规则默认关闭。
// mend-en: Record the superior it has now. The rule broken-chain finds such breaks too, so this one is off by default.
// basis-zh: 数据自身的完整性：同一时间只有一个上级，直至最上级
// basis-en: the graph's own integrity: one superior at a time, up to a root
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
WITH subject WHERE NOT subject.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE']
WITH subject, EXISTS { (subject)-[part:PART_OF]->(:Organisation) WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true) } AS attached
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT attached THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind] END) AS gaps
