// One Area for each code; every look-up of a Area seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT area_key IF NOT EXISTS
FOR (n:Area) REQUIRE n.code IS UNIQUE
