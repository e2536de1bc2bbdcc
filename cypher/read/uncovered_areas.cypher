// One page, of each kind of area that is named, of those within the scope that no living organisation of the matching kind covers itself, by code.
// params: kinds: LIST<STRING>, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE, limit: INTEGER, forward: BOOLEAN, after: STRING
// returns: pages
// bound: for each kind a node read for each subject, or all of the label where none are named; the page is cut before it is read
CYPHER 25
UNWIND $kinds AS kind
CALL (kind) {
  CALL (kind) {
    WHEN $subjects IS NOT NULL THEN {
      MATCH (subject:Area) WHERE elementId(subject) IN $subjects AND subject.kind = kind
      RETURN subject
    }
    ELSE { MATCH (subject:Area) WHERE subject.kind = kind RETURN subject }
  }
  WITH subject WHERE $after IS NULL OR CASE WHEN $forward THEN subject.code > $after ELSE subject.code < $after END
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
  WITH subject WHERE NOT EXISTS {
    (subject)<-[cover:COVERS]-(organisation:Organisation)
    WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
      AND organisation.kind = CASE kind
        WHEN 'DISTRICT' THEN 'DISTRICT_COMMITTEE'
        WHEN 'STREET' THEN 'STREET_WORKING_COMMITTEE'
        WHEN 'COMMUNITY' THEN 'COMMUNITY_ORGANISATION'
        WHEN 'GRID' THEN 'GRID_BRANCH'
        WHEN 'BUILDING' THEN 'BUILDING_GROUP'
      END
      AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
  }
  WITH subject ORDER BY CASE WHEN $forward THEN subject.code END, subject.code DESC LIMIT $limit
  RETURN collect([subject.code, subject.name, subject.registerName, subject.kind, subject.synthetic]) AS rows
}
RETURN collect([kind, rows]) AS pages
