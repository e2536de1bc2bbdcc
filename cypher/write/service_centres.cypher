// Service centres.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MERGE (n:ServiceCentre {code: row.code})
SET n.name = row.name, n.alias = row.alias, n.address = row.address, n.openedOn = row.opened_on,
    n.synthetic = row.synthetic, n.pinyin = row.pinyin
