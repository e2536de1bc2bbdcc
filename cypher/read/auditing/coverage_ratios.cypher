// How many areas of each kind there are within the scope, and how many of them a living organisation of the matching
// kind covers itself; how many households they tell of, how many of these are of covered areas, and how many areas tell
// of any.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: ratios
// bound: a node read for each subject; all of the label where none are named
CYPHER 25
// include: subject_areas
WITH subject
WHERE
  // include: scope
WITH subject, CASE subject.kind
  WHEN 'DISTRICT' THEN 'DISTRICT_COMMITTEE'
  WHEN 'STREET' THEN 'STREET_WORKING_COMMITTEE'
  WHEN 'COMMUNITY' THEN 'COMMUNITY_ORGANISATION'
  WHEN 'GRID' THEN 'GRID_BRANCH'
  WHEN 'BUILDING' THEN 'BUILDING_GROUP'
END AS matching
// PROVINCE and CITY: no organisation of the tiers could cover them.
WHERE matching IS NOT NULL
WITH subject, subject.kind AS kind, EXISTS {
  (subject)<-[cover:COVERS]-(organisation:Organisation)
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
    AND organisation.kind = matching
    AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
} AS isCovered
WITH kind, count(CASE WHEN isCovered THEN 1 END) AS covered, count(*) AS total,
  sum(subject.households) AS households, sum(CASE WHEN isCovered THEN subject.households END) AS reached,
    count(subject.households) AS told
RETURN collect([kind, covered, total, households, reached, told]) AS ratios
