// All members at home in the subtrees of organisations, by code; 5,001 at most, so that a cut can be told.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: rosters
// bound: 32 steps down; 5,001 members a key
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
// scope: begin
WHERE $scope IS NULL OR EXISTS {
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
  MATCH (subject)(()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}(organisation:Organisation)
  WITH DISTINCT organisation
  MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
  WITH DISTINCT member
  WITH member, CASE
    WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
    WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN member.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN member.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN member.appliedOn <= $asOf THEN 'APPLICANT'
  END AS stage
  WHERE stage IN ['PROBATIONARY', 'FULL']
  WITH member, stage ORDER BY member.code LIMIT 5001
  RETURN collect([
    member.code, member.name, stage, toString(member.joinedOn),
    CASE WHEN member.floatingSince <= $asOf THEN toString(member.floatingSince) END, member.synthetic
  ]) AS rows
}
RETURN collect([key, rows]) AS rosters
