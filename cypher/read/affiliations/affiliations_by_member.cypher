// Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null. A member
// without one has a row of its own, without a kind. With `named`, each row has the member too, as members_by_code gives
// it; with `chained`, all that the chains of those organisations need come along, as chains_by_organisation gives it.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   history: BOOLEAN
//   named: BOOLEAN
//   chained: BOOLEAN
//   namesOnly: BOOLEAN
//   dated: BOOLEAN
//   memberNamesOnly: BOOLEAN
// returns: affiliations, steps
// bound: one index seek for each key; the member's own affiliations; 32 steps up, each organisation on the way read
//   once
CYPHER 25
MATCH (subject:Member)
WHERE subject.code IN $keys
WITH subject
WHERE
  // include: scope
OPTIONAL MATCH (subject)-[belongs:BELONGS_TO]->(organisation:Organisation)
WHERE coalesce(belongs.since <= $asOf, true) AND ($history OR coalesce(belongs.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true)
WITH subject AS member, belongs, organisation, organisation AS subject
WITH member, belongs, organisation, organisation IS NOT NULL AND (
  // include: scope
) AS visible, CASE WHEN $named THEN
  // include: stage
  END AS stage, CASE belongs.kind WHEN 'HOME' THEN 0 WHEN 'DUAL' THEN 1 ELSE 2 END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(belongs.since), '0000') END DESC, rank, organisation.code,
  belongs.since
WITH collect(DISTINCT CASE WHEN $chained AND visible THEN organisation END) AS tops, collect([
    member.code,
    CASE WHEN stage IS NULL THEN null WHEN $memberNamesOnly THEN [member.code, member.name, stage] ELSE [
      // include: member_columns
    ] END,
    belongs.kind, toString(belongs.since), toString(belongs.until),
    CASE WHEN NOT visible THEN null
    WHEN $namesOnly THEN [organisation.code, organisation.name, organisation.kind] ELSE [
      // include: organisation_columns
    ] END
  ]) AS affiliations
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
RETURN affiliations, steps
