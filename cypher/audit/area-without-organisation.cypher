// Areas of the register that no living organisation of the matching kind covers itself.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: AREA
// title-zh: 没有党组织覆盖的区域
// title-en: Area without an organisation
// message-zh: {name}没有{expected}覆盖。
// message-en: {name} is covered by no {expected}.
// mend-zh: 为该区域建立相应层级的党组织，或登记已有组织对它的覆盖。
// mend-en: Set up the organisation of the matching tier, or record that an existing one covers the area.
// words-zh: DISTRICT_COMMITTEE=区委, STREET_WORKING_COMMITTEE=街道党工委, COMMUNITY_ORGANISATION=社区党组织, GRID_BRANCH=网格党支部,
//   BUILDING_GROUP=楼院党小组
// words-en: DISTRICT_COMMITTEE=district committee, STREET_WORKING_COMMITTEE=street working committee,
//   COMMUNITY_ORGANISATION=community organisation, GRID_BRANCH=grid branch, BUILDING_GROUP=building group
// basis-zh: 四级组织的通行做法：社区党组织、网格党支部、楼栋党小组，见于公开报道
// basis-en: practice of four tiers: community, grid, building (社区党组织、网格党支部、楼栋党小组), as printed in public accounts of it
// basis-status: SECONDARY
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
WITH subject, matching, EXISTS {
  (subject)<-[cover:COVERS]-(organisation:Organisation)
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
    AND organisation.kind = matching
    AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
} AS covered
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT covered THEN [
    'area:' + subject.code, 'AREA', null, subject.name, null, matching, null
  ] END) AS gaps
