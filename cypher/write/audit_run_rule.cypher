// What one rule found in a run that is under way: some of its findings, behind the `kept` ones that the run has; with
// the last of them its result as text. Written once, however often it is sent.
// params:
//   run: STRING
//   rule: STRING
//   kept: INTEGER
//   findings: LIST<MAP>
//   result: STRING
//   still: INTEGER
// returns: none
// bound: an index seek on AuditRun.id; grows with the findings
CYPHER 25
MATCH (run:AuditRun {id: $run})
WHERE run.finishedAt IS NULL AND duration.inSeconds(run.progressAt, datetime()).seconds < $still AND run.kept = $kept
  AND size(run.results) < size(run.rules) AND run.rules[size(run.results)] = $rule
SET run.results = run.results + CASE WHEN $result IS NULL THEN [] ELSE [$result] END,
  run.kept = run.kept + size($findings), run.progressAt = datetime()
WITH run
UNWIND $findings AS row
CREATE (run)-[:FOUND]->(finding:AuditFinding)
SET finding = row
