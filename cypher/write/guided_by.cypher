// Members who guide units, as instructor or liaison.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one relationship a row, both ends found by key
CYPHER 25
UNWIND $rows AS row
MATCH (start:Unit {code: row.start})
MATCH (end:Member {code: row.end})
CALL (start, end, row) {
  // A `since` that was not recorded is null, which MERGE refuses.
  OPTIONAL MATCH (start)-[old:GUIDED_BY]->(end)
  WHERE coalesce(old.since = row.since, old.since IS NULL AND row.since IS NULL) AND old.role = row.role
  FOREACH (found IN CASE WHEN old IS NULL THEN [] ELSE [old] END | SET found.until = row.until)
  FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END |
    CREATE (start)-[:GUIDED_BY {since: row.since, until: row.until, role: row.role}]->(end))
}
