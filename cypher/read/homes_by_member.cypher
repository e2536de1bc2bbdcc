// The only current HOME of members.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: homes
// bound: one index seek for each key; the member's own affiliations
CYPHER 25
UNWIND $keys AS key
MATCH (:Member {code: key})-[home:BELONGS_TO {kind: 'HOME'}]->(organisation:Organisation)
WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
WITH key, collect(organisation) AS homes
WHERE size(homes) = 1
WITH key, homes[0] AS subject
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
RETURN collect([
    key, subject.code, subject.name, subject.kind, subject.form, coalesce(subject.joint, false), subject.sector,
    toString(subject.foundedOn), toString(subject.dissolvedOn), toString(subject.termEndsOn), subject.synthetic
  ]) AS homes
