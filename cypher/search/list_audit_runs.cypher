// One page of the runs of audits, the newest first: of one place, or of all.
// params: place: STRING, limit: INTEGER, forward: BOOLEAN, after: STRING, counted: BOOLEAN, asOf: DATE, scope: LIST<STRING>
// returns: total, runs
// bound: the id and place of each run of the place, of all runs where none is named; what is seen once for each place; the texts of the page alone
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
// scope: begin
$scope IS NULL OR EXISTS {
  MATCH (subject)
    (()-[up:PART_OF|BELONGS_TO|FALLS_TO|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|ABOUT]->()
      WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)){0,40}
    (()<-[over:COVERS|SET_UP_IN]-()
      WHERE coalesce(over.since <= $asOf, true) AND coalesce(over.until > $asOf, true)){0,1}
    (()-[part:PART_OF]->()
      WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,32}
    (root:Organisation)
  WHERE 'organisation:' + root.code IN $scope
}
// scope: end
UNWIND runs AS run
WITH run ORDER BY run.id DESC
WITH collect(run) AS found
WITH CASE WHEN $forward THEN found ELSE reverse(found) END AS found
WITH CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
  [run IN found WHERE CASE WHEN $forward THEN run.id < $after ELSE run.id > $after END][..$limit] END AS page
RETURN total, [run IN page | [
    run.id, run.within, toString(run.asOf), run.note,
    toString(run.startedAt), toString(run.finishedAt), run.failure, duration.inSeconds(run.progressAt, datetime()).seconds,
    run.rules, run.results, toString(run.graphChangedAt), run.summary
  ]] AS runs
