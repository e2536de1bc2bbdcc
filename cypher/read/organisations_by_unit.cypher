// Living organisations set up in units.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: organisations
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Unit {code: key})<-[seat:SET_UP_IN]-(subject:Organisation)
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
WITH key, subject, seat
WHERE coalesce(seat.since <= $asOf, true) AND coalesce(seat.until > $asOf, true)
  AND coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
WITH DISTINCT key, subject ORDER BY subject.code
RETURN collect([
    key, subject.code, subject.name, subject.kind, subject.form, coalesce(subject.joint, false), subject.sector,
    toString(subject.foundedOn), toString(subject.dissolvedOn), toString(subject.termEndsOn), subject.synthetic
  ]) AS organisations
