// All members at home in the subtrees of organisations, the first 5,000 of them by code and whether there are more: by their home,
// which is told where `housed`, and each with whether it is the member's only one.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, housed: BOOLEAN, brief: BOOLEAN
// returns: rosters
// bound: 32 steps down; 5,500 homes a key
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
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
  MATCH (subject)(()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}(organisation:Organisation)
  WITH DISTINCT organisation
  MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
  WITH organisation, member, CASE
    WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
    WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN member.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN member.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN member.appliedOn <= $asOf THEN 'APPLICANT'
  END AS stage
  WHERE stage IN ['PROBATIONARY', 'FULL']
  // More than the 5,000 members that are told, since a few have two homes here; by member, it would take a tenth longer.
  WITH organisation, member, stage ORDER BY member.code LIMIT 5500
  WITH organisation, collect([
    member.code, member.name, stage, toString(member.joinedOn),
    CASE WHEN member.floatingSince <= $asOf THEN toString(member.floatingSince) END, member.synthetic,
    // Counting what most have one of is cheap; looking at kinds and dates is for the few.
    CASE WHEN COUNT { (member)-[:BELONGS_TO]->() } = 1 THEN true ELSE COUNT {
      (member)-[other:BELONGS_TO {kind: 'HOME'}]->(:Organisation) WHERE coalesce(other.since <= $asOf, true) AND coalesce(other.until > $asOf, true)
    } = 1 END
  ]) AS members
  RETURN collect([CASE WHEN NOT $housed THEN null WHEN $brief THEN [organisation.code, organisation.name, organisation.kind] ELSE [
    organisation.code, organisation.name, organisation.kind, organisation.form, coalesce(organisation.joint, false), organisation.sector,
    toString(organisation.foundedOn), toString(organisation.dissolvedOn), toString(organisation.termEndsOn), organisation.synthetic
  ] END, members]) AS homes
}
RETURN collect([key, homes, CASE WHEN coalesce(subject.foundedOn <= $asOf, true) THEN subject.name END, subject.kind]) AS rosters
