// Whether a member belongs to an organisation's subtree, with the shortest proof.
// params: asOf: DATE, scope: LIST<STRING>, member: STRING, organisation: STRING, kinds: LIST<STRING>
// returns: known, kind, path
// bound: 32 steps up, both ends anchored
CYPHER 25
OPTIONAL MATCH (member:Member {code: $member})
OPTIONAL MATCH (target:Organisation {code: $organisation})
WITH member, target, CASE WHEN coalesce(target.foundedOn <= $asOf, true) AND CASE
    WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
    WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN member.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN member.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN member.appliedOn <= $asOf THEN 'APPLICANT'
  END IS NOT NULL THEN [member, target] ELSE [] END AS ends
CALL (ends) {
  UNWIND ends AS subject
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
  RETURN count(subject) = 2 AS known
}
CALL (member, target, known) {
  WITH member, target WHERE known
  MATCH (member)-[belongs:BELONGS_TO]->(start:Organisation)
  WHERE belongs.kind IN $kinds AND coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
    AND coalesce(start.foundedOn <= $asOf, true)
  MATCH (start)((step)-[up:PART_OF WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]->()){0,32}(target)
  WITH belongs, step + [target] AS links, up
  RETURN belongs.kind AS kind, [i IN range(0, size(links) - 1) | [
    CASE i WHEN 0 THEN 'BELONGS_TO' ELSE 'PART_OF' END,
    toString(CASE i WHEN 0 THEN belongs.since ELSE up[i - 1].since END),
    toString(CASE i WHEN 0 THEN belongs.until ELSE up[i - 1].until END),
    links[i].code, links[i].name, links[i].kind, links[i].form, coalesce(links[i].joint, false), links[i].sector,
    toString(links[i].foundedOn), toString(links[i].dissolvedOn), toString(links[i].termEndsOn), links[i].synthetic
  ]] AS path
  ORDER BY size(up), CASE belongs.kind WHEN 'HOME' THEN 0 WHEN 'DUAL' THEN 1 ELSE 2 END, [link IN links | link.code] LIMIT 1
  UNION
  RETURN null AS kind, [] AS path
}
RETURN known, collect(kind)[0] AS kind, reduce(longest = [], p IN collect(path) | CASE WHEN size(p) > size(longest) THEN p ELSE longest END) AS path
