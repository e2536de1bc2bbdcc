// One Organisation for each code; every look-up of a Organisation seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT organisation_key IF NOT EXISTS
FOR (n:Organisation) REQUIRE n.code IS UNIQUE
