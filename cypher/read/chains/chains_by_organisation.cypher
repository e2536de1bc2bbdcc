// All that the chains of organisations need: each organisation on the way up, with its current parents.
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
MATCH (subject:Organisation {code: key})
WHERE
  // include: scope
WITH subject WHERE coalesce(subject.foundedOn <= $asOf, true)
WITH collect(subject.code) AS known, collect(subject) AS tops,
  collect([subject.code, subject.code, null, null, null]) AS starts
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
