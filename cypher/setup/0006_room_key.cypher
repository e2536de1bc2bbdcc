// One Room for each code; every look-up of a Room seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT room_key IF NOT EXISTS
FOR (n:Room) REQUIRE n.code IS UNIQUE
