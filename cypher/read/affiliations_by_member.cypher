// Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null. A member without one
// has a row of its own, without a kind. With `named`, each row has the member too, as members_by_code gives it; with
// `chained`, all that the chains of those organisations need come along, as chains_by_organisation gives it.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, history: BOOLEAN, named: BOOLEAN, chained: BOOLEAN, brief: BOOLEAN, dated: BOOLEAN, briefMembers: BOOLEAN
// returns: affiliations, steps
// bound: one index seek for each key; the member's own affiliations; 32 steps up, each organisation on the way read once
CYPHER 25
MATCH (subject:Member)
WHERE subject.code IN $keys
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
OPTIONAL MATCH (subject)-[belongs:BELONGS_TO]->(organisation:Organisation)
WHERE coalesce(belongs.since <= $asOf, true) AND ($history OR coalesce(belongs.until > $asOf, true)) AND coalesce(organisation.foundedOn <= $asOf, true)
WITH subject AS member, belongs, organisation, organisation AS subject
WITH member, belongs, organisation, organisation IS NOT NULL AND (
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
    WHEN NOT $named THEN null
    WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
    WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN member.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN member.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN member.appliedOn <= $asOf THEN 'APPLICANT'
  END AS stage, CASE belongs.kind WHEN 'HOME' THEN 0 WHEN 'DUAL' THEN 1 ELSE 2 END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(belongs.since), '0000') END DESC, rank, organisation.code, belongs.since
WITH collect(DISTINCT CASE WHEN $chained AND visible THEN organisation END) AS tops, collect([
    member.code,
    CASE WHEN stage IS NULL THEN null WHEN $briefMembers THEN [member.code, member.name, stage] ELSE [
    member.code, member.name, stage, toString(member.joinedOn),
    CASE WHEN member.floatingSince <= $asOf THEN toString(member.floatingSince) END, member.synthetic
    ] END,
    belongs.kind, toString(belongs.since), toString(belongs.until),
    CASE WHEN NOT visible THEN null WHEN $brief THEN [organisation.code, organisation.name, organisation.kind] ELSE [
    organisation.code, organisation.name, organisation.kind, organisation.form, coalesce(organisation.joint, false), organisation.sector,
    toString(organisation.foundedOn), toString(organisation.dissolvedOn), toString(organisation.termEndsOn), organisation.synthetic
    ] END
  ]) AS affiliations
CALL (tops) {
  UNWIND tops AS top
  MATCH (top)(()-[up:PART_OF WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]->()){0,33}(link:Organisation)
  WITH DISTINCT link, link AS subject
  WITH link, (
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
  ) AS visible
  OPTIONAL MATCH (link)-[up:PART_OF]->(parent)
  WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
  RETURN collect(CASE WHEN $brief OR NOT visible THEN [
    link.code, link.kind, CASE WHEN visible THEN link.name END, coalesce(link.dissolvedOn <= $asOf, false),
    parent.code, CASE WHEN $dated THEN toString(up.since) END, CASE WHEN $dated THEN toString(up.until) END
  ] ELSE [
    link.code, link.kind, link.name, coalesce(link.dissolvedOn <= $asOf, false),
    parent.code, CASE WHEN $dated THEN toString(up.since) END, CASE WHEN $dated THEN toString(up.until) END,
    link.form, coalesce(link.joint, false), link.sector,
    toString(link.foundedOn), toString(link.dissolvedOn), toString(link.termEndsOn), link.synthetic
  ] END) AS steps
}
RETURN affiliations, steps
