// What runs of audits found, of those that are whole.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: findings
// bound: an index seek for each key on AuditRun.id; grows with the findings
CYPHER 25
UNWIND $keys AS key
MATCH (run:AuditRun {id: key})
WHERE run.finishedAt IS NOT NULL
OPTIONAL MATCH (subject:Organisation|Area {code: substring(run.within, size(split(run.within, ':')[0]) + 1)})
WHERE (run.within STARTS WITH 'area:') = (subject:Area)
WITH key, run, subject
WHERE
  // include: scope
MATCH (run)-[:FOUND]->(found:AuditFinding)
RETURN collect([
    key, found.rule, found.severity, found.subject, found.kind, found.aspect, found.name, found.observed,
      found.expected, found.waiver
  ]) AS findings
