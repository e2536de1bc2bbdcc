// Figures that a source states of an organisation and the graph does not give for that day.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   tolerance: INTEGER
// returns: checked, gaps
// bound: a node read for each subject; all that claims are about where none are named; counts grow with the subtrees of
//   the subjects of claims
// version: 1
// enabled: true
// severity: WARNING
// subjects: ORGANISATION
// thresholds: tolerance 5 percent
// title-zh: 上报数与实际数不符
// title-en: Reported figure differs
// message-zh: {name}：来源称{expected}，图中统计为{observed}。
// message-en: {name}: a source states {expected}; the graph gives {observed}.
// mend-zh: 核对该日的名册与来源；更正有误的一方。
// mend-en: Hold the roll of that day against the source, and mend the one that is wrong.
// words-zh: EXACT=为, ABOUT=约, MORE_THAN=超过, LESS_THAN=少于, RANGE=介于, communities=社区党组织, gridBranches=网格党支部,
//   buildingGroups=楼院党小组, branches=党支部, members=党员, residentMembers=居民直管党员, households=户数, rooms=功能室,
//   visitsServed=服务人次, activities=活动, volunteers=志愿者
// words-en: EXACT=exactly, ABOUT=about, MORE_THAN=more than, LESS_THAN=less than, RANGE=in the range,
//   communities=community organisations, gridBranches=grid branches, buildingGroups=building groups,
//   residentMembers=resident members, visitsServed=visits served
// basis-zh: 无制度依据：以图中计数核对上报数字
// basis-en: no legal rule: reports held against the graph
// basis-status: UNCONFIRMED
CYPHER 25
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Organisation) WHERE elementId(subject) IN $subjects RETURN subject }
  ELSE { MATCH (:Claim)-[:ABOUT]->(subject:Organisation) RETURN DISTINCT subject }
}
WITH subject
WHERE coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
WITH subject
WHERE
  // include: scope
// The label keeps the planner at the subject: else it reads every claim of the graph for each.
MATCH (subject:Organisation)<-[:ABOUT]-(claim:Claim)
WITH claim, subject AS about
// include: claim_counts
WITH claim, about, counted, agrees WHERE agrees IS NOT NULL
RETURN count(claim) AS checked,
  collect(CASE WHEN NOT agrees THEN [
    'organisation:' + about.code, 'ORGANISATION', claim.id, about.name, toString(counted), claim.property + ' '
    + claim.qualifier + ' ' + claim.value, null, about.kind
  ] END) AS gaps
