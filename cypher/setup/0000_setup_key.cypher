// One Setup for each statement of this folder.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT setup_key IF NOT EXISTS
FOR (n:Setup) REQUIRE n.name IS UNIQUE
