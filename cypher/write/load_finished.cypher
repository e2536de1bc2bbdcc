// Records that the sample is whole.
// params:
//   rows_written: INTEGER
// returns: none
// bound: one Load
CYPHER 25
MATCH (load:Load {name: 'sample'})
SET load.finishedAt = datetime(), load.rows = $rows_written
