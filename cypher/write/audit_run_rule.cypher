// What one rule found in a run that is under way: its result as text, and its findings. Written once, however often it is sent.
// params: run: STRING, rule: STRING, result: STRING, findings: LIST<MAP>
// returns: none
// bound: an index seek on AuditRun.id; grows with the findings
CYPHER 25
MATCH (run:AuditRun {id: $run})
WHERE run.finishedAt IS NULL AND size(run.results) < size(run.rules) AND run.rules[size(run.results)] = $rule
SET run.results = run.results + [$result], run.progressAt = datetime()
WITH run
UNWIND $findings AS row
CREATE (run)-[:FOUND]->(finding:AuditFinding)
SET finding = row
