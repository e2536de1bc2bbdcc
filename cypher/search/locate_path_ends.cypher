// The nodes of ids that a path may begin or end at.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: ends
// bound: one index seek for each id
CYPHER 25
UNWIND $keys AS key
CALL (key) {
  WHEN key STARTS WITH 'organisation:' THEN { MATCH (subject:Organisation {code: substring(key, 13)}) WHERE coalesce(subject.foundedOn <= $asOf, true) RETURN subject }
  WHEN key STARTS WITH 'member:' THEN { MATCH (subject:Member {code: substring(key, 7)}) RETURN subject }
  WHEN key STARTS WITH 'area:' THEN { MATCH (subject:Area {code: substring(key, 5)}) RETURN subject }
  WHEN key STARTS WITH 'unit:' THEN { MATCH (subject:Unit {code: substring(key, 5)}) RETURN subject }
  WHEN key STARTS WITH 'service-centre:' THEN { MATCH (subject:ServiceCentre {code: substring(key, 15)}) RETURN subject }
}
WITH key, subject
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
WITH key, subject WHERE NOT subject:Member OR CASE
    WHEN coalesce(subject.stageSince <= $asOf, true) THEN subject.stage
    WHEN subject.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN subject.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN subject.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN subject.appliedOn <= $asOf THEN 'APPLICANT'
  END IS NOT NULL
RETURN collect([key, elementId(subject)]) AS ends
