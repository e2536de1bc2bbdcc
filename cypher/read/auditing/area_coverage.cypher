// The next areas by code, held against the register as in coverage_ratios: how many by what they lie in, and those that
// are not covered.
// params:
//   subjects: LIST<STRING>
//   after: STRING
//   limit: INTEGER
//   listed: BOOLEAN
//   scope: LIST<STRING>
//   asOf: DATE
// returns: last, total, counts, uncovered
// bound: a node read for each subject, or the next `limit` of the index; 8 steps up from each; `total` is in the count
//   store
CYPHER 25
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (next:Area) WHERE elementId(next) IN $subjects RETURN next }
  ELSE { MATCH (next:Area) WHERE next.code > $after RETURN next ORDER BY next.code LIMIT $limit }
}
WITH collect(next) AS areas, max(next.code) AS last
CALL (areas) {
  UNWIND areas AS area
  MATCH (area)
    (()-[within:WITHIN WHERE coalesce(within.since <= $asOf, true) AND coalesce(within.until > $asOf, true)]->()){0,8}
    (subject:Area)
  WITH DISTINCT area, subject
  WHERE
    // include: scope
  WITH area, subject ORDER BY subject.code
  WITH area, collect(subject) AS line
  WITH area, line, CASE area.kind
    WHEN 'DISTRICT' THEN 'DISTRICT_COMMITTEE'
    WHEN 'STREET' THEN 'STREET_WORKING_COMMITTEE'
    WHEN 'COMMUNITY' THEN 'COMMUNITY_ORGANISATION'
    WHEN 'GRID' THEN 'GRID_BRANCH'
    WHEN 'BUILDING' THEN 'BUILDING_GROUP'
  END AS matching
  // PROVINCE and CITY: no organisation of the tiers could cover them. And what lies in what can be seen need not be
  // seen itself.
  WHERE matching IS NOT NULL AND area IN line
  WITH area, EXISTS {
      (area)<-[cover:COVERS]-(organisation:Organisation)
      WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
        AND organisation.kind = matching
        AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
    } AS covered,
    head([a IN line WHERE a.kind = 'DISTRICT']) AS district,
    [kind IN ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY', 'GRID']
      | head([a IN line WHERE a.kind = kind | a.name])] AS names
  ORDER BY area.code
  WITH area.kind AS kind, district.code AS district, names[..3] AS above, count(*) AS there,
    count(CASE WHEN covered THEN 1 END) AS covered,
    count(CASE WHEN area.synthetic THEN 1 END) AS synthetic,
    collect(CASE WHEN $listed AND NOT covered
      THEN [area.code, area.name, area.kind, area.synthetic, names] END) AS missing
  RETURN collect([district, above, kind, covered, there, synthetic]) AS counts,
    reduce(all = [], some IN collect(missing) | all + some) AS uncovered
}
RETURN last, COUNT { (:Area) } AS total, counts, uncovered
