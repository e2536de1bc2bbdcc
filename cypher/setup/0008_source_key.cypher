// One Source for each id; every look-up of a Source seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT source_key IF NOT EXISTS
FOR (n:Source) REQUIRE n.id IS UNIQUE
