// Figures that a source states of organisations.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MATCH (subject:Organisation {code: row.subject_code})
OPTIONAL MATCH (source:Source {id: row.source})
MERGE (n:Claim {id: row.id})
SET n.property = row.property, n.value = row.value, n.number = row.number,
    n.numberTo = row.number_to, n.unit = row.unit, n.qualifier = row.qualifier,
    n.statedFor = row.stated_for, n.statedForText = row.stated_for_text, n.place = row.place,
    n.basis = row.basis, n.note = row.note, n.synthetic = row.synthetic
MERGE (n)-[:ABOUT]->(subject)
FOREACH (_ IN CASE WHEN source IS NULL THEN [] ELSE [1] END | MERGE (n)-[:STATED_IN]->(source))
