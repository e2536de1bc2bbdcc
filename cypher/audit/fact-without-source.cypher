// What is stated of something, and no source is named.
// params:
//   places: LIST<STRING>
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject or place, and 4 steps from each place, or from what claims are about where those
//   are fewer; all claims where neither are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: ORGANISATION, AREA, MEMBER, UNIT, SERVICE_CENTRE, ROOM, ASSEMBLY
// title-zh: 没有来源的数据
// title-en: Fact without a source
// message-zh: {name}：{observed}，未注明来源。
// message-en: {name}: {observed} is stated without a source.
// mend-zh: 登记来源；查无来源的，删除该条数据。
// mend-en: Record where it was read; delete it where nobody knows.
// words-zh: EXACT=为, ABOUT=约, MORE_THAN=超过, LESS_THAN=少于, RANGE=介于, communities=社区党组织, gridBranches=网格党支部,
//   buildingGroups=楼院党小组, branches=党支部, members=党员, residentMembers=居民直管党员, households=户数, rooms=功能室,
//   visitsServed=服务人次, activities=活动, volunteers=志愿者
// words-en: EXACT=exactly, ABOUT=about, MORE_THAN=more than, LESS_THAN=less than, RANGE=in the range,
//   communities=community organisations, gridBranches=grid branches, buildingGroups=building groups,
//   residentMembers=resident members, visitsServed=visits served
// basis-zh: 无制度依据：没有来源的数字无从核对
// basis-en: no legal rule: a figure without a source can't be held against one
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_claims
WHERE
  // include: scope
WITH about, subject,
  // include: node_id
  AS aboutId
WITH about, aboutId, subject, EXISTS { (subject)-[:STATED_IN]->(:Source) } AS sourced
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT sourced THEN
    [aboutId, upper(replace(split(aboutId, ':')[0], '-', '_')), subject.id, about.name, subject.property + ' '
      + subject.qualifier + ' ' + subject.value, null, null] END) AS gaps
