// Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null.
// With `named`, also the members, as members_by_code gives them; with `chained`, all that the chains of those organisations
// need, as chains_by_organisation gives it.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, history: BOOLEAN, named: BOOLEAN, chained: BOOLEAN, brief: BOOLEAN
// returns: members, affiliations, steps
// bound: one index seek for each key; the member's own affiliations; 32 steps up, each organisation on the way read once
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Member {code: key})
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
WITH collect(subject) AS subjects
CALL (subjects) {
UNWIND subjects AS subject
MATCH (subject)-[belongs:BELONGS_TO]->(organisation:Organisation)
WHERE coalesce(belongs.since <= $asOf, true) AND ($history OR coalesce(belongs.until > $asOf, true)) AND coalesce(organisation.foundedOn <= $asOf, true)
CALL (organisation) {
  WITH organisation AS subject
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
  RETURN count(subject) > 0 AS visible
}
WITH subject, belongs, organisation, visible,
  CASE belongs.kind WHEN 'HOME' THEN 0 WHEN 'DUAL' THEN 1 ELSE 2 END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(belongs.since), '0000') END DESC, rank, organisation.code, belongs.since
RETURN collect(DISTINCT CASE WHEN $chained AND visible THEN organisation END) AS tops, collect([
    subject.code, belongs.kind, toString(belongs.since), toString(belongs.until),
    CASE WHEN NOT visible THEN null WHEN $brief THEN [organisation.code, organisation.name, organisation.kind] ELSE [
    organisation.code, organisation.name, organisation.kind, organisation.form, coalesce(organisation.joint, false), organisation.sector,
    toString(organisation.foundedOn), toString(organisation.dissolvedOn), toString(organisation.termEndsOn), organisation.synthetic
    ] END
  ]) AS affiliations
}
CALL (tops) {
  UNWIND tops AS top
  MATCH (top)(()-[up:PART_OF WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]->()){0,33}(link:Organisation)
  WITH DISTINCT link
  CALL (link) {
    WITH link AS subject
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
    RETURN count(subject) > 0 AS visible
  }
  OPTIONAL MATCH (link)-[up:PART_OF]->(parent)
  WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
  RETURN collect([
    link.code, link.kind, coalesce(link.dissolvedOn <= $asOf, false),
    CASE WHEN NOT visible THEN null WHEN $brief THEN [link.code, link.name, link.kind] ELSE [
    link.code, link.name, link.kind, link.form, coalesce(link.joint, false), link.sector,
    toString(link.foundedOn), toString(link.dissolvedOn), toString(link.termEndsOn), link.synthetic
    ] END,
    parent.code, toString(up.since), toString(up.until)
  ]) AS steps
}
RETURN CASE WHEN $named THEN COLLECT {
    UNWIND subjects AS subject
    WITH subject, CASE
      WHEN coalesce(subject.stageSince <= $asOf, true) THEN subject.stage
      WHEN subject.joinedOn <= $asOf THEN 'PROBATIONARY'
      WHEN subject.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
      WHEN subject.activistOn <= $asOf THEN 'ACTIVIST'
      WHEN subject.appliedOn <= $asOf THEN 'APPLICANT'
    END AS stage
    WHERE stage IS NOT NULL
    RETURN [
      subject.code, subject.code, subject.name, stage, toString(subject.joinedOn),
      CASE WHEN subject.floatingSince <= $asOf THEN toString(subject.floatingSince) END, subject.synthetic
    ]
  } ELSE [] END AS members, affiliations, steps
