// The operating non-public enterprises and social organisations within the scope, by kind, and those without a living organisation of their own.
// params: places: LIST<STRING>, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE, units: INTEGER
// returns: ratios
// bound: a node read for each subject or place, and 2 steps from each place; all of the label where neither are named; the guides of each
CYPHER 25
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Unit) WHERE elementId(subject) IN $subjects RETURN subject }
  WHEN $places IS NULL THEN { MATCH (subject:Unit) RETURN subject }
  ELSE {
    MATCH (place:Organisation|Area|Unit) WHERE elementId(place) IN $places
    MATCH (place)
      (()<-[of:SERVES|RUN_BY]-() WHERE coalesce(of.since <= $asOf, true) AND coalesce(of.until > $asOf, true)){0,1}
      (()<-[at:LOCATED_IN|CO_BUILDS]-() WHERE coalesce(at.since <= $asOf, true) AND coalesce(at.until > $asOf, true)){0,1}
      (subject:Unit)
    RETURN DISTINCT subject
  }
}
WITH subject
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
WITH subject
WHERE subject.operating AND subject.kind IN ['ENTERPRISE', 'INTERNET_ENTERPRISE', 'CO_WORKING_SPACE', 'EDUCATION_COMPANY', 'LAW_FIRM', 'SOCIAL_ORGANISATION']
CALL (subject) {
  OPTIONAL MATCH (subject)<-[seat:SET_UP_IN]-(organisation:Organisation)
  WHERE coalesce(seat.since <= $asOf, true) AND coalesce(seat.until > $asOf, true)
    AND organisation.form <> 'GROUP'
    AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
  WITH organisation, coalesce(organisation.joint, false) AS joint
  RETURN count(CASE WHEN NOT joint THEN organisation END) > 0 AS own,
    count(CASE WHEN joint AND COUNT {
      MATCH (organisation)-[shared:SET_UP_IN]->(unit:Unit)
      WHERE coalesce(shared.since <= $asOf, true) AND coalesce(shared.until > $asOf, true)
      RETURN DISTINCT unit
    } <= $units THEN 1 END) > 0 AS shared
}
WITH subject, own, shared, EXISTS {
  MATCH (subject)-[guided:GUIDED_BY]->(member:Member)
  WHERE coalesce(guided.since <= $asOf, true) AND coalesce(guided.until > $asOf, true)
    AND CASE
      WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
      WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    END IN ['PROBATIONARY', 'FULL']
} AS guided
ORDER BY subject.code
WITH subject.kind AS kind, count(*) AS total, collect(CASE WHEN NOT own THEN [shared, guided,
    subject.code, subject.name, subject.alias, subject.kind, subject.operating, subject.staff, subject.fullMembers, subject.synthetic
  ] END) AS alone
RETURN collect([kind, total, alone]) AS ratios
