// What a source states, by property and id; at most 1,000 each.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: claims
// bound: one index seek for each key; 1,000 claims
CYPHER 25
UNWIND $keys AS key
CALL (key) {
  MATCH (source:Source {id: key})<-[:STATED_IN]-(subject:Claim)-[:ABOUT]->(about)
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
  RETURN source, subject, about ORDER BY subject.property, subject.id LIMIT 1000
}
RETURN collect([
    key, subject.id, CASE
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
