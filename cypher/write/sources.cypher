// Sources of figures.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MERGE (n:Source {id: row.id})
SET n.title = row.title, n.publisher = row.publisher, n.published = row.published,
    n.note = row.note, n.synthetic = row.synthetic, n.pinyin = row.pinyin
