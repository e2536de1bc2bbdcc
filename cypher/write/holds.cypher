// Posts that members hold.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one relationship a row, both ends found by key
CYPHER 25
UNWIND $rows AS row
MATCH (start:Member {code: row.start})
MATCH (end:Organisation {code: row.end})
CALL (start, end, row) {
  // A `since` that was not recorded is null, which MERGE refuses.
  OPTIONAL MATCH (start)-[old:HOLDS]->(end)
  WHERE coalesce(old.since = row.since, old.since IS NULL AND row.since IS NULL) AND old.post = row.post
  FOREACH (found IN CASE WHEN old IS NULL THEN [] ELSE [old] END | SET found.until = row.until)
  FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END |
    CREATE (start)-[:HOLDS {since: row.since, until: row.until, post: row.post, title: row.title}]->(end))
}
