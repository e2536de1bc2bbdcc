// One Load for each sort of load: what a database was filled with.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT load_key IF NOT EXISTS
FOR (n:Load) REQUIRE n.name IS UNIQUE
