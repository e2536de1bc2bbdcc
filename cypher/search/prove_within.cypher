// Whether a member belongs to an organisation's subtree, with the shortest proof.
// params:
//   asOf: DATE
//   scope: LIST<STRING>
//   member: STRING
//   organisation: STRING
//   kinds: LIST<STRING>
// returns: known, kind, path
// bound: 32 steps up, both ends anchored
CYPHER 25
OPTIONAL MATCH (member:Member {code: $member})
OPTIONAL MATCH (target:Organisation {code: $organisation})
WITH member, target, CASE WHEN coalesce(target.foundedOn <= $asOf, true) AND
  // include: stage
  IS NOT NULL THEN [member, target] ELSE [] END AS ends
CALL (ends) {
  UNWIND ends AS subject
  WITH subject
  WHERE
    // include: scope
  RETURN count(subject) = 2 AS known
}
CALL (member, target, known) {
  WITH member, target WHERE known
  MATCH (member)-[belongs:BELONGS_TO]->(start:Organisation)
  WHERE belongs.kind IN $kinds AND coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
    AND coalesce(start.foundedOn <= $asOf, true)
  MATCH (start)
    ((step)-[up:PART_OF WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]->()){0,32}
    (target)
  WITH belongs, step + [target] AS links, up
  RETURN belongs.kind AS kind, COLLECT {
    UNWIND range(0, size(links) - 1) AS i
    WITH i, links[i] AS organisation
    RETURN [
      CASE i WHEN 0 THEN 'BELONGS_TO' ELSE 'PART_OF' END,
      toString(CASE i WHEN 0 THEN belongs.since ELSE up[i - 1].since END),
      toString(CASE i WHEN 0 THEN belongs.until ELSE up[i - 1].until END),
      // include: organisation_columns
    ]
  } AS path
  ORDER BY size(up), CASE belongs.kind WHEN 'HOME' THEN 0 WHEN 'DUAL' THEN 1 ELSE 2 END, [link IN links | link.code]
    LIMIT 1
  UNION
  RETURN null AS kind, [] AS path
}
RETURN known, collect(kind)[0] AS kind,
  reduce(longest = [], p IN collect(path) | CASE WHEN size(p) > size(longest) THEN p ELSE longest END) AS path
