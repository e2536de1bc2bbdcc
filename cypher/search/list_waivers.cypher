// Waivers of one rule, or of all: of what is waived in the scope.
// params:
//   rule: STRING
//   asOf: DATE
//   scope: LIST<STRING>
// returns: waivers
// bound: all waivers of the rule; all waivers where none is named
CYPHER 25
CALL () {
  WHEN $rule IS NULL THEN { MATCH (waiver:Waiver) RETURN waiver }
  ELSE { MATCH (waiver:Waiver {rule: $rule}) RETURN waiver }
}
WITH waiver, coalesce(waiver.within, head(split(substring(waiver.finding, size(waiver.rule) + 1), '#'))) AS id
OPTIONAL CALL (id) {
  // include: subject_by_id
}
WITH waiver, subject
WHERE
  // include: scope
RETURN collect([
  // include: waiver_columns
]) AS waivers
