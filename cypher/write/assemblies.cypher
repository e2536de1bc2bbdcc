// Congresses, each held by its organisation.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MATCH (holder:Organisation {code: row.organisation})
MERGE (n:Assembly {code: row.code})
SET n.name = row.name, n.kind = row.kind, n.session = row.session, n.heldOn = row.held_on,
    n.synthetic = row.synthetic
MERGE (n)-[:HELD_BY]->(holder)
