// Rooms, each in its service centre.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MATCH (centre:ServiceCentre {code: row.centre})
MERGE (n:Room {code: row.code})
SET n.name = row.name, n.synthetic = row.synthetic
MERGE (n)-[:ROOM_OF]->(centre)
