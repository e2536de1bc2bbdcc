// Records how many rows of a register's changes are written, and whether those are all.
// params:
//   name: STRING
//   rows_written: INTEGER
//   finished: BOOLEAN
// returns: none
// bound: one Load
CYPHER 25
MATCH (load:Load {name: $name})
SET load.rows = $rows_written, load.finishedAt = CASE WHEN $finished THEN datetime() END
