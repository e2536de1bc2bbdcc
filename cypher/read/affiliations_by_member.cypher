// Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null.
// With `chained`, also all that the chains of those organisations need, as chains_by_organisation gives it.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, history: BOOLEAN, chained: BOOLEAN
// returns: affiliations, steps
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
WITH key, belongs, organisation, visible,
  CASE belongs.kind WHEN 'HOME' THEN 0 WHEN 'DUAL' THEN 1 ELSE 2 END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(belongs.since), '0000') END DESC, rank, organisation.code, belongs.since
WITH collect(DISTINCT CASE WHEN $chained AND visible THEN organisation END) AS tops, collect([
    key, belongs.kind, toString(belongs.since), toString(belongs.until),
    CASE WHEN visible THEN [
    organisation.code, organisation.name, organisation.kind, organisation.form, coalesce(organisation.joint, false), organisation.sector,
    toString(organisation.foundedOn), toString(organisation.dissolvedOn), toString(organisation.termEndsOn), organisation.synthetic
    ] END
  ]) AS affiliations
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
  RETURN collect([
    link.code, link.kind, coalesce(link.dissolvedOn <= $asOf, false),
    CASE WHEN visible THEN [
    link.code, link.name, link.kind, link.form, coalesce(link.joint, false), link.sector,
    toString(link.foundedOn), toString(link.dissolvedOn), toString(link.termEndsOn), link.synthetic
    ] END,
    COLLECT { MATCH (link)-[up:PART_OF]->(parent) WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
      RETURN [parent.code, toString(up.since), toString(up.until)] }
  ]) AS steps
}
RETURN affiliations, steps
