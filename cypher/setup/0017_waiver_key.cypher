// One waiver for each id.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT waiver_key IF NOT EXISTS
FOR (n:Waiver) REQUIRE n.id IS UNIQUE
