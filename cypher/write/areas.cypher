// Areas of the register.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MERGE (n:Area {code: row.code})
SET n.name = row.name, n.registerName = row.register_name, n.kind = row.kind,
    n.households = row.households, n.synthetic = row.synthetic, n.pinyin = row.pinyin
