// One page, of each kind of area that is named, of those within the scope that no living organisation of the matching
// kind covers itself, by code.
// params:
//   kinds: LIST<STRING>
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   limit: INTEGER
//   forward: BOOLEAN
//   after: STRING
// returns: pages
// bound: for each kind a node read for each subject, or all of the label where none are named; the page is cut before
//   it is read
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
    // include: scope
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
  WITH subject AS area ORDER BY CASE WHEN $forward THEN area.code END, area.code DESC LIMIT $limit
  RETURN collect([
    // include: area_columns
  ]) AS rows
}
RETURN collect([kind, rows]) AS pages
