// Organisations under their superior.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one relationship a row, both ends found by key
CYPHER 25
UNWIND $rows AS row
MATCH (start:Organisation {code: row.start})
MATCH (end:Organisation {code: row.end})
CALL (start, end, row) {
  // A `since` that was not recorded is null, which MERGE refuses.
  OPTIONAL MATCH (start)-[old:PART_OF]->(end)
  WHERE coalesce(old.since = row.since, old.since IS NULL AND row.since IS NULL)
  FOREACH (found IN CASE WHEN old IS NULL THEN [] ELSE [old] END | SET found.until = row.until)
  FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END |
    CREATE (start)-[:PART_OF {since: row.since, until: row.until}]->(end))
}
