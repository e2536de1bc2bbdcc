// Claims by key, with their subject and source.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: claims
// bound: one index seek for each key on Claim.id; one subject and one source each
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Claim {id: key})
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
MATCH (subject)-[:ABOUT]->(about), (subject)-[:STATED_IN]->(source)
RETURN collect([
    subject.id, subject.id, CASE
    WHEN about:Organisation THEN 'organisation:' + about.code
    WHEN about:Area THEN 'area:' + about.code
    WHEN about:Member THEN 'member:' + about.code
    WHEN about:Unit THEN 'unit:' + about.code
    WHEN about:ServiceCentre THEN 'service-centre:' + about.code
    WHEN about:Room THEN 'room:' + about.code
    WHEN about:Assembly THEN 'assembly:' + about.code
  END, 'source:' + source.id,
    subject.property, subject.value, subject.number, subject.numberTo, subject.unit, subject.qualifier,
    toString(subject.statedFor), subject.statedForText, subject.place, subject.basis, subject.note, subject.synthetic
  ]) AS claims
