// All that the chains of members need: their current HOMEs, and each organisation on the way up from there.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   namesOnly: BOOLEAN
//   dated: BOOLEAN
// returns: known, starts, steps
// bound: 32 steps up; each organisation on the way is read once, however many keys lead through it
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Member {code: key})
WHERE
  // include: scope
OPTIONAL MATCH (subject)-[home:BELONGS_TO {kind: 'HOME'}]->(organisation:Organisation)
WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
WITH collect(DISTINCT subject.code) AS known, collect(DISTINCT organisation) AS tops,
  collect(CASE WHEN home IS NOT NULL
    THEN [subject.code, organisation.code, 'BELONGS_TO', toString(home.since), toString(home.until)] END) AS starts
CALL (tops) {
  UNWIND tops AS top
  MATCH (top)
    (()-[up:PART_OF WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]->()){0,33}
    (organisation:Organisation)
  WITH DISTINCT organisation, organisation AS subject
  WITH organisation, (
    // include: scope
  ) AS visible
  OPTIONAL MATCH (organisation)-[up:PART_OF]->(parent)
  WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
  RETURN collect(CASE WHEN $namesOnly OR NOT visible THEN [
    coalesce(organisation.dissolvedOn <= $asOf, false), parent.code,
    CASE WHEN $dated THEN toString(up.since) END, CASE WHEN $dated THEN toString(up.until) END,
    organisation.code, CASE WHEN visible THEN organisation.name END, organisation.kind
  ] ELSE [
    coalesce(organisation.dissolvedOn <= $asOf, false), parent.code,
    CASE WHEN $dated THEN toString(up.since) END, CASE WHEN $dated THEN toString(up.until) END,
    // include: organisation_columns
  ] END) AS steps
}
RETURN known, starts, steps
