// One ServiceCentre for each code; every look-up of a ServiceCentre seeks in its index.
// params: none
// returns: none
// bound: one constraint
CYPHER 25
CREATE CONSTRAINT service_centre_key IF NOT EXISTS
FOR (n:ServiceCentre) REQUIRE n.code IS UNIQUE
