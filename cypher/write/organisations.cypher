// Organisations; the row tells the label that goes with the kind.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MERGE (n:Organisation {code: row.code})
SET n.name = row.name, n.kind = row.kind, n.form = row.form, n.joint = row.joint,
    n.sector = row.sector, n.foundedOn = row.founded_on, n.dissolvedOn = row.dissolved_on,
    n.termEndsOn = row.term_ends_on, n.synthetic = row.synthetic, n.pinyin = row.pinyin
SET n:$(row.label)
