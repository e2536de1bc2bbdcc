// Runs of audits by id, with what each rule of them found in number. A run of everything is for who sees everything.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: runs
// bound: an index seek for each key on AuditRun.id
CYPHER 25
UNWIND $keys AS key
MATCH (run:AuditRun {id: key})
OPTIONAL MATCH (subject:Organisation|Area {code: substring(run.within, size(split(run.within, ':')[0]) + 1)})
WHERE (run.within STARTS WITH 'area:') = (subject:Area)
WITH key, run, subject
WHERE
  // include: scope
RETURN collect([key, [
  // include: audit_run_columns
  ]]) AS runs
