// All that the chains of organisations need: each organisation on the way up, with its current parents.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, brief: BOOLEAN, dated: BOOLEAN
// returns: known, starts, steps
// bound: 32 steps up; each organisation on the way is read once, however many keys lead through it
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
WITH subject WHERE coalesce(subject.foundedOn <= $asOf, true)
WITH collect(subject.code) AS known, collect(subject) AS tops, collect([subject.code, subject.code, null, null, null]) AS starts
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
RETURN known, starts, steps
