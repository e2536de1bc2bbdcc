// Waivers of one finding.
// params: none
// returns: none
// bound: one index
CYPHER 25
CREATE INDEX waiver_finding IF NOT EXISTS
FOR (n:Waiver) ON (n.finding)
