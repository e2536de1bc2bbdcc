// What whole runs of audits kept of their places beside the findings, as text: how much there was, and what was
// covered.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: coverages
// bound: an index seek for each key on AuditRun.id
CYPHER 25
UNWIND $keys AS key
MATCH (run:AuditRun {id: key})
WHERE run.finishedAt IS NOT NULL
OPTIONAL MATCH (subject:Organisation|Area {code: substring(run.within, size(split(run.within, ':')[0]) + 1)})
WHERE (run.within STARTS WITH 'area:') = (subject:Area)
WITH key, run, subject
WHERE
  // include: scope
RETURN collect([key, run.coverage]) AS coverages
