// Areas of the register that more than one living organisation of the matching kind covers itself.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: AREA
// title-zh: 重复覆盖的区域
// title-en: Area covered twice
// message-zh: {name}由{observed}个同级党组织覆盖，应为{expected}个。
// message-en: {name} is covered by {observed} organisations of its tier; it should be {expected}.
// mend-zh: 核实由哪一个组织覆盖，结束另一个的覆盖关系。
// mend-en: Find out which of them covers it now, and end what the others record.
// basis-zh: 四级组织的通行做法：每个社区、网格、楼院由一个组织覆盖，见于公开报道
// basis-en: practice of four tiers: one organisation for each community, grid and building, as printed in public
//   accounts of it
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
// Counting what most have one of is cheap; looking at kinds and dates is for the few.
WITH count(subject) AS checked,
  collect(CASE WHEN COUNT { (subject)<-[:COVERS]-() } > 1 THEN [subject, matching] END) AS several
RETURN checked, COLLECT {
  UNWIND several AS each
  WITH each[0] AS subject, each[1] AS matching
  WITH subject, COUNT {
    MATCH (subject)<-[cover:COVERS]-(organisation:Organisation)
    WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
      AND organisation.kind = matching
      AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
    RETURN DISTINCT organisation
  } AS covering
  WHERE covering > 1
  RETURN ['area:' + subject.code, 'AREA', null, subject.name, toString(covering), '1', null]
} AS gaps
