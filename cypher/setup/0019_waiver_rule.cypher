// Waivers of a rule in subtrees: those of single findings have no place in it.
// params: none
// returns: none
// bound: one index
CYPHER 25
CREATE INDEX waiver_rule IF NOT EXISTS
FOR (n:Waiver) ON (n.rule, n.within)
