// Enterprises, schools, agencies and other units.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MERGE (n:Unit {code: row.code})
SET n.name = row.name, n.kind = row.kind, n.operating = row.operating, n.staff = row.staff,
    n.fullMembers = row.full_members, n.alias = row.alias, n.synthetic = row.synthetic, n.pinyin = row.pinyin
