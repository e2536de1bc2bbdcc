// The areas that service centres serve.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one relationship a row, both ends found by key
CYPHER 25
UNWIND $rows AS row
MATCH (start:ServiceCentre {code: row.start})
MATCH (end:Area {code: row.end})
CALL (start, end, row) {
  // A `since` that was not recorded is null, which MERGE refuses.
  OPTIONAL MATCH (start)-[old:SERVES]->(end)
  WHERE coalesce(old.since = row.since, old.since IS NULL AND row.since IS NULL)
  FOREACH (found IN CASE WHEN old IS NULL THEN [] ELSE [old] END | SET found.until = row.until)
  FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END |
    CREATE (start)-[:SERVES {since: row.since, until: row.until}]->(end))
}
