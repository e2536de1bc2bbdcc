// Waits until every index of the database can be used.
// params: none
// returns: none
// bound: the number of indexes, 300 seconds
CYPHER 25
CALL db.awaitIndexes(300)
