// Living organisations whose term ended before the day.
// params: subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: ORGANISATION
// title-zh: 逾期未换届
// title-en: Term overdue
// message-zh: {name}的任期已于{observed}届满。
// message-en: The term of {name} ended on {observed}.
// mend-zh: 按期换届选举；需延期的，报上级批准并登记新的届满日期。
// mend-en: Hold the election; where it is put off on approval, record the new date.
// basis-zh: 《支部工作条例（试行）》、党章：任期3至5年；转引自二手资料
// basis-en: 支部工作条例（试行）; party constitution (党章): terms of 3 to 5 years; quoted by secondary sources
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
WITH subject WHERE subject.termEndsOn IS NOT NULL
WITH subject
RETURN count(subject) AS checked,
  collect(CASE WHEN subject.termEndsOn < $asOf THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(subject.termEndsOn), toString($asOf), null, subject.kind] END) AS gaps
