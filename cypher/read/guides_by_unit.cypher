// Who guides units at the day; a member out of scope is null.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: guides
// bound: one index seek for each key; its own guides
CYPHER 25
UNWIND $keys AS key
MATCH (:Unit {code: key})-[guided:GUIDED_BY]->(member:Member)
WHERE coalesce(guided.since <= $asOf, true) AND coalesce(guided.until > $asOf, true)
WITH key, guided, member, member AS subject
WITH key, guided, member, (
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
) AS visible, CASE
    WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
    WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN member.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN member.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN member.appliedOn <= $asOf THEN 'APPLICANT'
  END AS stage
ORDER BY CASE guided.role WHEN 'INSTRUCTOR' THEN 0 ELSE 1 END, member.code, guided.since
RETURN collect([
    key, guided.role, toString(guided.since), toString(guided.until),
    CASE WHEN visible AND stage IS NOT NULL THEN [
    member.code, member.name, stage, toString(member.joinedOn),
    CASE WHEN member.floatingSince <= $asOf THEN toString(member.floatingSince) END, member.synthetic
    ] END
  ]) AS guides
