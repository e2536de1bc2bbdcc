// The register's streets within the scope, each with the areas at and below it held against the register as in
// coverage_ratios, and how many living organisations cover them or hang below those that do.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: streets
// bound: a node read for each subject; all of the label where none are named; from each street 8 areas down, and 32
//   organisations from each of those
CYPHER 25
// include: subject_areas
WITH subject AS street WHERE street.kind = 'STREET'
MATCH (street)
  (()<-[within:WITHIN WHERE coalesce(within.since <= $asOf, true) AND coalesce(within.until > $asOf, true)]-()){0,8}
  (subject:Area)
WITH DISTINCT street, subject
WHERE
  // include: scope
WITH street, subject, CASE subject.kind
  WHEN 'STREET' THEN 'STREET_WORKING_COMMITTEE'
  WHEN 'COMMUNITY' THEN 'COMMUNITY_ORGANISATION'
  WHEN 'GRID' THEN 'GRID_BRANCH'
  WHEN 'BUILDING' THEN 'BUILDING_GROUP'
END AS matching
// PROVINCE and CITY: no organisation of the tiers could cover them.
WHERE matching IS NOT NULL
WITH street, subject, EXISTS {
  (subject)<-[cover:COVERS]-(organisation:Organisation)
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
    AND organisation.kind = matching
    AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
} AS covered
WITH street, subject.kind AS kind, collect(subject) AS areas, count(*) AS total,
  count(CASE WHEN covered THEN 1 END) AS coveredTotal
WITH street, collect([kind, coveredTotal, total]) AS ratios,
  reduce(all = [], some IN collect(areas) | all + some) AS areas
WHERE street IN areas
CALL (areas) {
  UNWIND areas AS area
  MATCH (area)<-[cover:COVERS]-(top:Organisation)
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
  WITH DISTINCT top
  MATCH (top)
    (()<-[part:PART_OF WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)]-()){0,32}
    (subject:Organisation)
  WITH DISTINCT subject
  WHERE
    // include: scope
  WITH subject WHERE coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
  RETURN count(*) AS organisations
}
WITH street, organisations, ratios
ORDER BY street.code
RETURN collect([street.code, street.name, organisations, ratios]) AS streets
