// One Claim for each id; every look-up of a Claim seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT claim_key IF NOT EXISTS
FOR (n:Claim) REQUIRE n.id IS UNIQUE
