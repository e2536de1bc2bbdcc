// One run of an audit for each id.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT audit_run_key IF NOT EXISTS
FOR (n:AuditRun) REQUIRE n.id IS UNIQUE
