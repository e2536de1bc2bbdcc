// Members by code, from the day of their first stage.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: members
// bound: one index seek for each key on Member.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Member {code: key})
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
WITH subject, CASE
    WHEN coalesce(subject.stageSince <= $asOf, true) THEN subject.stage
    WHEN subject.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN subject.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN subject.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN subject.appliedOn <= $asOf THEN 'APPLICANT'
  END AS stage
WHERE stage IS NOT NULL
RETURN collect([
    subject.code, subject.code, subject.name, stage, toString(subject.joinedOn),
    CASE WHEN subject.floatingSince <= $asOf THEN toString(subject.floatingSince) END, subject.synthetic
  ]) AS members
