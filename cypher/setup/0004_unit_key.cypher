// One Unit for each code; every look-up of a Unit seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT unit_key IF NOT EXISTS
FOR (n:Unit) REQUIRE n.code IS UNIQUE
