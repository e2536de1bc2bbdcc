// A waiver: of one finding, by its key; or of what a rule finds within an organisation's subtree, by the organisation's
// id.
// params:
//   waiver: STRING
//   rule: STRING
//   finding: STRING
//   within: STRING
//   reason: STRING
//   grantedBy: STRING
//   grantedOn: DATE
//   until: DATE
// returns: none
// bound: one node
CYPHER 25
MERGE (waiver:Waiver {id: $waiver})
ON CREATE SET waiver.rule = $rule, waiver.finding = $finding, waiver.within = $within, waiver.reason = $reason,
  waiver.grantedBy = $grantedBy, waiver.grantedOn = $grantedOn, waiver.until = $until
