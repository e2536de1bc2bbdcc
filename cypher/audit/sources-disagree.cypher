// Pairs of figures of one subject and property, for one day, that cannot both hold.
// params:
//   places: LIST<STRING>
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   tolerance: INTEGER
// returns: checked, gaps
// bound: a node read for each subject or place, and 4 steps from each place, or from what claims are about where those
//   are fewer; all claims where neither are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: ORGANISATION, AREA, MEMBER, UNIT, SERVICE_CENTRE, ROOM, ASSEMBLY
// thresholds: tolerance 5 percent
// title-zh: 来源之间互相矛盾
// title-en: Sources disagree
// message-zh: {name}：来源既称{expected}，又称{observed}。
// message-en: {name}: sources state {expected} as well as {observed}.
// mend-zh: 查阅两处原文，注明口径（basis）或更正。
// mend-en: Read both places; note what each figure counts (its basis), or mend one.
// words-zh: EXACT=为, ABOUT=约, MORE_THAN=超过, LESS_THAN=少于, RANGE=介于, communities=社区党组织, gridBranches=网格党支部,
//   buildingGroups=楼院党小组, branches=党支部, members=党员, residentMembers=居民直管党员, households=户数, rooms=功能室,
//   visitsServed=服务人次, activities=活动, volunteers=志愿者
// words-en: EXACT=exactly, ABOUT=about, MORE_THAN=more than, LESS_THAN=less than, RANGE=in the range,
//   communities=community organisations, gridBranches=grid branches, buildingGroups=building groups,
//   residentMembers=resident members, visitsServed=visits served
// basis-zh: 无制度依据：各来源互相核对
// basis-en: no legal rule: sources held against each other
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_claims
WHERE
  // include: scope
WITH about, subject,
  // include: node_id
  AS aboutId
ORDER BY subject.id
WITH about, aboutId, subject.property AS property, collect(subject) AS claims
UNWIND range(0, size(claims) - 2) AS i
UNWIND range(i + 1, size(claims) - 1) AS j
WITH about, aboutId, property, claims[i] AS one, claims[j] AS other
WHERE coalesce(one.statedFor = other.statedFor, true) AND coalesce(one.basis = other.basis, true)
WITH about, aboutId, property, one, other, abs(one.number - other.number) * 100 > $tolerance * CASE
  WHEN one.number > other.number THEN one.number ELSE other.number END AS apart
WITH about, aboutId, property, one, other, CASE
  WHEN one.qualifier = 'EXACT' AND other.qualifier = 'EXACT' AND one.number <> other.number THEN 'WARNING'
  WHEN one.qualifier = 'MORE_THAN' AND other.qualifier IN ['EXACT', 'ABOUT'] AND other.number <= one.number
    THEN 'WARNING'
  WHEN other.qualifier = 'MORE_THAN' AND one.qualifier IN ['EXACT', 'ABOUT'] AND one.number <= other.number
    THEN 'WARNING'
  WHEN 'ABOUT' IN [one.qualifier, other.qualifier] AND one.qualifier IN ['EXACT', 'ABOUT']
    AND other.qualifier IN ['EXACT', 'ABOUT'] AND apart THEN 'WARNING'
  WHEN one.qualifier = 'MORE_THAN' AND other.qualifier = 'MORE_THAN' AND one.number <> other.number THEN 'ADVICE'
END AS severity
ORDER BY severity DESC, one.id, other.id
WITH about, aboutId, property, count(*) AS pairs,
  collect(CASE WHEN severity IS NOT NULL
  THEN [severity, one.qualifier + ' ' + one.value, other.qualifier + ' ' + other.value] END) AS disagreements
RETURN coalesce(sum(pairs), 0) AS checked,
  collect(CASE WHEN size(disagreements) > 0 THEN
    [aboutId, upper(replace(split(aboutId, ':')[0], '-', '_')), property, about.name, disagreements[0][2], property
      + ' ' + disagreements[0][1], disagreements[0][0]] END) AS gaps
