// A run is whole, when every rule has its result; or it failed, for a reason. Neither is undone. `summary` and
// `coverage` are texts.
// params:
//   run: STRING
//   failure: STRING
//   summary: STRING
//   coverage: STRING
//   still: INTEGER
// returns: none
// bound: an index seek on AuditRun.id
CYPHER 25
MATCH (run:AuditRun {id: $run})
WHERE run.finishedAt IS NULL AND duration.inSeconds(run.progressAt, datetime()).seconds < $still AND run.failure IS NULL
SET run.finishedAt = CASE WHEN $failure IS NULL AND size(run.results) = size(run.rules) THEN datetime() END,
  run.failure = $failure, run.summary = $summary, run.coverage = $coverage
