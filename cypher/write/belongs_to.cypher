// Where members belong, by kind of affiliation.
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
  OPTIONAL MATCH (start)-[old:BELONGS_TO]->(end)
  WHERE coalesce(old.since = row.since, old.since IS NULL AND row.since IS NULL) AND old.kind = row.kind
  FOREACH (found IN CASE WHEN old IS NULL THEN [] ELSE [old] END | SET found.until = row.until)
  FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END |
    CREATE (start)-[:BELONGS_TO {since: row.since, until: row.until, kind: row.kind}]->(end))
}
