// Waivers by id. Who may not see what is waived sees none of it.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: waivers
// bound: an index seek for each key on Waiver.id, and one for its subject or subtree
CYPHER 25
UNWIND $keys AS key
MATCH (waiver:Waiver {id: key})
WITH key, waiver, coalesce(waiver.within, head(split(substring(waiver.finding, size(waiver.rule) + 1), '#'))) AS id
OPTIONAL CALL (id) {
  // include: subject_by_id
}
WITH key, waiver, subject
WHERE
  // include: scope
RETURN collect([key,
  // include: waiver_columns
]) AS waivers
