// Whole runs of audits of one place (null: of everything) by the same rules, for earlier days: of each day the last
// run, of the newest days.
// params:
//   place: STRING
//   rules: LIST<STRING>
//   limit: INTEGER
//   asOf: DATE
//   scope: LIST<STRING>
// returns: runs
// bound: all runs of the place; all runs where none is named
CYPHER 25
CALL () {
  WHEN $place IS NULL THEN { MATCH (run:AuditRun) WHERE run.within IS NULL RETURN run }
  ELSE { MATCH (run:AuditRun {within: $place}) RETURN run }
}
WITH run
WHERE run.finishedAt IS NOT NULL AND run.summary IS NOT NULL AND run.asOf < $asOf
  AND size(run.rules) = size($rules) AND all(rule IN $rules WHERE rule IN run.rules)
WITH run ORDER BY run.id DESC
WITH run.asOf AS day, head(collect(run)) AS run
OPTIONAL MATCH (subject:Organisation|Area {code: substring(run.within, size(split(run.within, ':')[0]) + 1)})
WHERE (run.within STARTS WITH 'area:') = (subject:Area)
WITH run, subject
WHERE
  // include: scope
WITH run ORDER BY run.asOf DESC LIMIT $limit
RETURN collect([toString(run.asOf), toString(run.finishedAt), run.id, run.summary, coalesce(run.version, 0)]) AS runs
