// Of findings by key: of the waivers that were granted by the day and not revoked by then, the one that ends last.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: waivers
// bound: two index seeks for each key; where its rule is waived in subtrees, 40 steps up from the subject
CYPHER 25
UNWIND $keys AS key
WITH key, head(split(key, ':')) AS rule
WITH key, rule, head(split(substring(key, size(rule) + 1), '#')) AS id
CALL (key, rule) {
  MATCH (waiver:Waiver {finding: key}) RETURN waiver
  UNION ALL
  MATCH (waiver:Waiver {rule: rule}) WHERE waiver.within IS NOT NULL RETURN waiver
}
WITH key, id, waiver
WHERE waiver.grantedOn <= $asOf AND coalesce(waiver.revokedOn > $asOf, true)
WITH key, id, collect(waiver) AS waivers
CALL (id) {
  // include: subject_by_id
}
WITH key, subject, waivers, [waiver IN waivers WHERE waiver.within IS NOT NULL | waiver.within] AS subtrees
WHERE
  // include: scope
CALL (subject, subtrees) {
  WHEN subtrees = [] THEN { RETURN [] AS roots }
  ELSE {
    // include: above
    WHERE 'organisation:' + aboveRoot.code IN subtrees
    RETURN collect(DISTINCT 'organisation:' + aboveRoot.code) AS roots
  }
}
UNWIND waivers AS waiver
WITH key, roots, waiver
WHERE waiver.within IS NULL OR waiver.within IN roots
WITH key, waiver ORDER BY waiver.until DESC, waiver.id DESC
WITH key, head(collect(waiver)) AS waiver
RETURN collect([key,
  // include: waiver_columns
]) AS waivers
