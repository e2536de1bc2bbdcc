// Living organisations that have the name of another living one below a current parent of theirs.
// params: subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: checked, gaps
// bound: an index seek for each subject, and one for its name; all of the label where none are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: ORGANISATION
// title-zh: 同一上级下重名的组织
// title-en: Two organisations of one name
// message-zh: {name}：同一上级之下有{observed}个组织用此名称。
// message-en: {name}: {observed} organisations below one superior have this name.
// mend-zh: 核实是否重复登记；确为两个组织的，更改其中一个的名称。
// mend-en: Find out whether one is recorded twice; where there are two, rename one of them.
// basis-zh: 数据自身的完整性：同一上级之下，一个名称只指一个组织
// basis-en: the graph's own integrity: below one superior a name means one organisation
// basis-status: UNCONFIRMED
CYPHER 25
// subjects: begin
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Organisation) WHERE subject.code IN [id IN $subjects | substring(id, 13)] RETURN subject }
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
CALL (subject) {
  MATCH (subject)-[part:PART_OF]->(parent:Organisation) WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)
  RETURN collect(DISTINCT parent) AS parents
}
WITH subject, parents WHERE size(parents) > 0
CALL (subject, parents) {
  // By its name, which has an index: a parent may have very many below it.
  MATCH (other:Organisation)
  WHERE other.name = toString(subject.name) AND coalesce(other.foundedOn <= $asOf, true) AND coalesce(other.dissolvedOn > $asOf, true)
    AND EXISTS { (other)-[part:PART_OF]->(parent) WHERE parent IN parents AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true) }
  RETURN count(other) AS named
}
RETURN count(subject) AS checked,
  collect(CASE WHEN named > 1 THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(named), '1', null, subject.kind] END) AS gaps
