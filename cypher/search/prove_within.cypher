// Whether a member belongs to an organisation's subtree, with the shortest proof.
// params: asOf: DATE, scope: LIST<STRING>, member: STRING, organisation: STRING, kinds: LIST<STRING>
// returns: known, kind, path
// bound: 32 steps up, both ends anchored
CYPHER 25
OPTIONAL MATCH (member:Member {code: $member})
OPTIONAL MATCH (target:Organisation {code: $organisation})
WITH member, target, CASE WHEN coalesce(target.foundedOn <= $asOf, true) THEN [member, target] ELSE [] END AS ends
CALL (ends) {
  UNWIND ends AS subject
  WITH subject
// scope: begin
WHERE $scope IS NULL OR EXISTS {
  MATCH (subject)
    ((n)-[up:PART_OF|BELONGS_TO|COVERS|WITHIN|LOCATED_IN|SERVES|RUN_BY|CO_BUILDS|ROOM_OF|HELD_BY|ABOUT]->()
      WHERE coalesce(up.since <= $asOf, true) AND CASE type(up)
        WHEN 'COVERS' THEN coalesce(up.until > $asOf, true)
          AND NOT EXISTS { (n)-[ever:PART_OF]->() WHERE coalesce(ever.since <= $asOf, true) }
        WHEN 'WITHIN' THEN coalesce(up.until > $asOf, true)
          AND NOT EXISTS { (n)<-[cover:COVERS]-(o)
            WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
              AND (o.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] OR EXISTS { (o)-[now:PART_OF]->()
                WHERE coalesce(now.since <= $asOf, true) AND coalesce(now.until > $asOf, true) }) }
        ELSE coalesce(up.until > $asOf, true)
          OR type(up) IN ['PART_OF', 'BELONGS_TO'] AND coalesce(up.kind, 'HOME') = 'HOME'
          AND NOT EXISTS { (n)-[later:PART_OF|BELONGS_TO]->()
            WHERE coalesce(later.kind, 'HOME') = 'HOME' AND coalesce(later.since <= $asOf, true)
              AND coalesce(later.until > up.until, true) }
      END){0,40}
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
