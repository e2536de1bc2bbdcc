// Members whose probation has lasted longer than it should.
// params: places: LIST<STRING>, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE, months: INTEGER
// returns: checked, gaps
// bound: a node read for each subject or place; all of the label where neither are named
// version: 1
// enabled: false
// severity: WARNING
// subjects: MEMBER
// thresholds: months 12 months
// title-zh: 预备期逾期
// title-en: Probation overdue
// message-zh: {name}自{observed}起为预备党员，已超过{expected}个月。
// message-en: {name} has been on probation since {observed}, more than {expected} months.
// mend-zh: 按期讨论转正；延长预备期的，登记批准情况。
// mend-en: Decide on full membership; where probation was prolonged, record the decision.
// basis-zh: 预备期一年；未查阅原文
// basis-en: one year of probation; no text was read
// basis-status: UNCONFIRMED
CYPHER 25
// subjects: begin
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Member) WHERE elementId(subject) IN $subjects RETURN subject }
  WHEN $places IS NULL THEN { MATCH (subject:Member) RETURN subject }
  ELSE {
    MATCH (place:Organisation) WHERE elementId(place) IN $places
    MATCH (place)<-[home:BELONGS_TO|FALLS_TO]-(subject:Member)
    WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
    RETURN DISTINCT subject
  }
}
WITH subject
WHERE CASE
    WHEN coalesce(subject.stageSince <= $asOf, true) THEN subject.stage
    WHEN subject.joinedOn <= $asOf THEN 'PROBATIONARY'
  END IN ['PROBATIONARY', 'FULL']
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
WITH subject WHERE subject.joinedOn IS NOT NULL AND CASE
    WHEN coalesce(subject.stageSince <= $asOf, true) THEN subject.stage
    WHEN subject.joinedOn <= $asOf THEN 'PROBATIONARY'
  END = 'PROBATIONARY'
RETURN count(subject) AS checked,
  collect(CASE WHEN subject.joinedOn + duration({months: $months}) < $asOf THEN ['member:' + subject.code, 'MEMBER', null, subject.name, toString(subject.joinedOn), toString($months), null] END) AS gaps
