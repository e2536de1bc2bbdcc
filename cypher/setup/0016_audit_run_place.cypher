// Runs of an audit by their place. No relationship to it: whatever hangs on a place makes each read of it dearer.
// params: none
// returns: none
// bound: one index
CYPHER 25
CREATE INDEX audit_run_place IF NOT EXISTS
FOR (n:AuditRun) ON (n.within)
