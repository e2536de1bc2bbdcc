// One page of the runs of audits, the newest first: of one place, or of all.
// params:
//   place: STRING
//   limit: INTEGER
//   forward: BOOLEAN
//   after: STRING
//   counted: BOOLEAN
//   asOf: DATE
//   scope: LIST<STRING>
// returns: total, runs
// bound: the id and place of each run of the place, of all runs where none is named; what is seen once for each place;
//   the texts of the page alone
CYPHER 25
CALL () {
  WHEN $place IS NULL THEN { MATCH (run:AuditRun) RETURN run }
  ELSE { MATCH (run:AuditRun {within: $place}) RETURN run }
}
WITH run.within AS place, collect(run) AS runs
OPTIONAL MATCH (subject:Organisation|Area {code: substring(place, size(split(place, ':')[0]) + 1)})
WHERE (place STARTS WITH 'area:') = (subject:Area)
WITH runs, subject
WHERE
  // include: scope
UNWIND runs AS run
WITH run ORDER BY run.id DESC
WITH collect(run) AS found
WITH CASE WHEN $forward THEN found ELSE reverse(found) END AS found
WITH CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
  [run IN found WHERE CASE WHEN $forward THEN run.id < $after ELSE run.id > $after END][..$limit] END AS page
RETURN total, [run IN page | [
  // include: audit_run_columns
  ]] AS runs
