// Figures that a source states of an organisation and the graph does not give for that day.
// params: subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE, tolerance: INTEGER
// returns: checked, gaps
// bound: a node read for each subject; all that claims are about where none are named; counts grow with the subtrees of the subjects of claims
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
// words-zh: EXACT=为, ABOUT=约, MORE_THAN=超过, LESS_THAN=少于, RANGE=介于, communities=社区党组织, gridBranches=网格党支部, buildingGroups=楼院党小组, branches=党支部, members=党员, residentMembers=居民直管党员, households=户数, rooms=功能室, visitsServed=服务人次, activities=活动, volunteers=志愿者
// words-en: EXACT=exactly, ABOUT=about, MORE_THAN=more than, LESS_THAN=less than, RANGE=in the range, communities=community organisations, gridBranches=grid branches, buildingGroups=building groups, residentMembers=resident members, visitsServed=visits served
// basis-zh: 无制度依据：以图中计数核对上报数字
// basis-en: no legal rule: reports held against the graph
// basis-status: UNCONFIRMED
CYPHER 25
// subjects: begin
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Organisation) WHERE elementId(subject) IN $subjects RETURN subject }
  ELSE { MATCH (:Claim)-[:ABOUT]->(subject:Organisation) RETURN DISTINCT subject }
}
WITH subject
WHERE coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
// subjects: end
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
// The label keeps the planner at the subject: else it reads every claim of the graph for each.
MATCH (subject:Organisation)<-[:ABOUT]-(claim:Claim)
WITH claim, subject AS about
// counted: begin
WITH claim, about, coalesce(claim.statedFor, $asOf) AS day
WHERE claim.property IN ['communities', 'gridBranches', 'buildingGroups', 'branches', 'members', 'residentMembers', 'households']
CALL (claim, about, day) {
  MATCH (about)(()<-[part:PART_OF WHERE coalesce(part.since <= day, true) AND coalesce(part.until > day, true)]-()){0,32}(organisation:Organisation)
  WITH DISTINCT organisation
  CALL (claim, organisation, day) {
    WHEN claim.property IN ['members', 'residentMembers'] THEN {
      MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(thing:Member)
      WHERE coalesce(home.since <= day, true) AND coalesce(home.until > day, true)
        AND (claim.property = 'members' OR organisation.kind IN ['COMMUNITY_ORGANISATION', 'GRID_BRANCH', 'BUILDING_GROUP'])
        AND CASE
          WHEN coalesce(thing.stageSince <= day, true) THEN thing.stage
          WHEN thing.joinedOn <= day THEN 'PROBATIONARY'
        END IN ['PROBATIONARY', 'FULL']
      RETURN thing
    }
    WHEN claim.property = 'households' THEN {
      MATCH (organisation)-[cover:COVERS]->(top:Area)
      WHERE coalesce(cover.since <= day, true) AND coalesce(cover.until > day, true)
      MATCH (top)
        (()<-[within:WITHIN]-(inner) WHERE coalesce(within.since <= day, true) AND coalesce(within.until > day, true)
          AND NOT EXISTS { (inner)<-[other:COVERS]-(o) WHERE coalesce(other.since <= day, true) AND coalesce(other.until > day, true)
            AND (o.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] OR EXISTS { (o)-[now:PART_OF]->()
              WHERE coalesce(now.since <= day, true) AND coalesce(now.until > day, true) }) }){0,8}
        (thing:Area {kind: 'BUILDING'})
      RETURN thing
    }
    ELSE {
      WITH organisation AS thing
      WHERE coalesce(thing.foundedOn <= day, true) AND coalesce(thing.dissolvedOn > day, true) AND CASE claim.property
        WHEN 'communities' THEN thing.kind = 'COMMUNITY_ORGANISATION'
        WHEN 'gridBranches' THEN thing.kind = 'GRID_BRANCH'
        WHEN 'buildingGroups' THEN thing.kind = 'BUILDING_GROUP'
        ELSE thing.form = 'BRANCH'
      END
      RETURN thing
    }
  }
  WITH collect(DISTINCT thing) AS things
  RETURN CASE
    WHEN claim.property <> 'households' THEN size(things)
    WHEN any(thing IN things WHERE thing.households IS NOT NULL)
      THEN reduce(households = 0, thing IN things | households + coalesce(thing.households, 0))
  END AS counted
}
WITH claim, about, counted, CASE claim.qualifier
  WHEN 'EXACT' THEN counted = claim.number
  WHEN 'ABOUT' THEN abs(counted - claim.number) * 100 <= claim.number * $tolerance
  WHEN 'MORE_THAN' THEN counted > claim.number
  WHEN 'LESS_THAN' THEN counted < claim.number
  WHEN 'RANGE' THEN claim.number <= counted AND counted <= claim.numberTo
END AS agrees
// counted: end
WITH claim, about, counted, agrees WHERE agrees IS NOT NULL
RETURN count(claim) AS checked,
  collect(CASE WHEN NOT agrees THEN ['organisation:' + about.code, 'ORGANISATION', claim.id, about.name, toString(counted), claim.property + ' ' + claim.qualifier + ' ' + claim.value, null, about.kind] END) AS gaps
