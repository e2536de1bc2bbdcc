// One Member for each code; every look-up of a Member seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT member_key IF NOT EXISTS
FOR (n:Member) REQUIRE n.code IS UNIQUE
