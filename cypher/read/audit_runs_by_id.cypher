// Runs of audits by id, with what each rule of them found in number. A run of everything is for who sees everything.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: runs
// bound: an index seek for each key on AuditRun.id
CYPHER 25
UNWIND $keys AS key
MATCH (run:AuditRun {id: key})
OPTIONAL MATCH (subject:Organisation|Area {code: substring(run.within, size(split(run.within, ':')[0]) + 1)})
WHERE (run.within STARTS WITH 'area:') = (subject:Area)
WITH key, run, subject
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
RETURN collect([key, [
    run.id, run.within, toString(run.asOf), run.note,
    toString(run.startedAt), toString(run.finishedAt), run.failure, duration.inSeconds(run.progressAt, datetime()).seconds,
    run.rules, run.results, toString(run.graphChangedAt), run.summary
  ]]) AS runs
