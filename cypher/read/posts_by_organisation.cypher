// Posts held in organisations at the day, or all that had begun by it; a holder out of scope is null.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, history: BOOLEAN
// returns: posts
// bound: one index seek for each key; its own posts
CYPHER 25
UNWIND $keys AS key
MATCH (:Organisation {code: key})<-[held:HOLDS]-(member:Member)
WHERE coalesce(held.since <= $asOf, true) AND ($history OR coalesce(held.until > $asOf, true))
WITH key, held, member, member AS subject
WITH key, held, member, (
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
) AS visible,
  CASE held.post WHEN 'SECRETARY' THEN 0 WHEN 'DEPUTY_SECRETARY' THEN 1 WHEN 'COMMITTEE_MEMBER' THEN 2 ELSE 3 END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(held.since), '0000') END DESC, rank, member.code, held.title
WITH key, held, member, visible, CASE
    WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
    WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN member.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN member.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN member.appliedOn <= $asOf THEN 'APPLICANT'
  END AS stage
RETURN collect([
    key, held.post, held.title, toString(held.since), toString(held.until),
    CASE WHEN visible AND stage IS NOT NULL THEN [
    member.code, member.name, stage, toString(member.joinedOn),
    CASE WHEN member.floatingSince <= $asOf THEN toString(member.floatingSince) END, member.synthetic
    ] END
  ]) AS posts
