// What runs of audits found, of those that are whole.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
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
MATCH (run)-[:FOUND]->(found:AuditFinding)
RETURN collect([
    key, found.rule, found.severity, found.subject, found.kind, found.aspect, found.name, found.observed, found.expected, found.waiver
  ]) AS findings
