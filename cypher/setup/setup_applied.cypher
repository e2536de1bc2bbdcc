// Which statements of cypher/setup were applied to this database.
// params: none
// returns: names
// bound: one Setup a statement
CYPHER 25
MATCH (setup:Setup)
RETURN collect(setup.name) AS names
