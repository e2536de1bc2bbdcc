// Posts that members hold at the day, or all that had begun by it.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, history: BOOLEAN
// returns: posts
// bound: one index seek for each key; the member's own posts
CYPHER 25
UNWIND $keys AS key
MATCH (:Member {code: key})-[held:HOLDS]->(subject:Organisation)
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
WITH key, held, subject
WHERE coalesce(held.since <= $asOf, true) AND ($history OR coalesce(held.until > $asOf, true)) AND coalesce(subject.foundedOn <= $asOf, true)
WITH key, held, subject,
  CASE held.post WHEN 'SECRETARY' THEN 0 WHEN 'DEPUTY_SECRETARY' THEN 1 WHEN 'COMMITTEE_MEMBER' THEN 2 ELSE 3 END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(held.since), '0000') END DESC, rank, subject.code, held.title
RETURN collect([
    key, held.post, held.title, toString(held.since), toString(held.until),
    subject.code, subject.name, subject.kind, subject.form, coalesce(subject.joint, false), subject.sector,
    toString(subject.foundedOn), toString(subject.dissolvedOn), toString(subject.termEndsOn), subject.synthetic
  ]) AS posts
