// What sources state of organisations, areas, units, service centres and congresses, by their global ids.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: claims
// bound: one index seek for each key; its own claims
CYPHER 25
UNWIND $keys AS key
CALL (key) {
  WHEN key STARTS WITH 'organisation:' THEN { MATCH (about:Organisation {code: substring(key, 13)}) RETURN about }
  WHEN key STARTS WITH 'area:' THEN { MATCH (about:Area {code: substring(key, 5)}) RETURN about }
  WHEN key STARTS WITH 'unit:' THEN { MATCH (about:Unit {code: substring(key, 5)}) RETURN about }
  WHEN key STARTS WITH 'service-centre:' THEN { MATCH (about:ServiceCentre {code: substring(key, 15)}) RETURN about }
  WHEN key STARTS WITH 'assembly:' THEN { MATCH (about:Assembly {code: substring(key, 9)}) RETURN about }
}
MATCH (about)<-[:ABOUT]-(subject:Claim)-[:STATED_IN]->(source)
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
WITH key, about, subject, source ORDER BY subject.property, subject.id
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
