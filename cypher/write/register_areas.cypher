// Areas as a register tells them: what it does not tell of them stays.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MERGE (n:Area {code: row.code})
SET n += row.properties
