// One Assembly for each code; every look-up of a Assembly seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT assembly_key IF NOT EXISTS
FOR (n:Assembly) REQUIRE n.code IS UNIQUE
