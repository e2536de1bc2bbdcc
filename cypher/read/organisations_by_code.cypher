// Organisations by code, from the day they were founded.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: organisations
// bound: one index seek for each key on Organisation.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
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
WITH subject WHERE coalesce(subject.foundedOn <= $asOf, true)
RETURN collect([
    subject.code, subject.code, subject.name, subject.kind, subject.form, coalesce(subject.joint, false), subject.sector,
    toString(subject.foundedOn), toString(subject.dissolvedOn), toString(subject.termEndsOn), subject.synthetic
  ]) AS organisations
