// What is stated of something, and no source is named.
// params: places: LIST<STRING>, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject or place, and 4 steps from each place, or from what claims are about where those are fewer; all claims where neither are named
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
// words-zh: EXACT=为, ABOUT=约, MORE_THAN=超过, LESS_THAN=少于, RANGE=介于, communities=社区党组织, gridBranches=网格党支部, buildingGroups=楼院党小组, branches=党支部, members=党员, residentMembers=居民直管党员, households=户数, rooms=功能室, visitsServed=服务人次, activities=活动, volunteers=志愿者
// words-en: EXACT=exactly, ABOUT=about, MORE_THAN=more than, LESS_THAN=less than, RANGE=in the range, communities=community organisations, gridBranches=grid branches, buildingGroups=building groups, residentMembers=resident members, visitsServed=visits served
// basis-zh: 无制度依据：没有来源的数字无从核对
// basis-en: no legal rule: a figure without a source can't be held against one
// basis-status: UNCONFIRMED
CYPHER 25
CALL () {
  WHEN $subjects IS NOT NULL THEN {
    MATCH (about) WHERE elementId(about) IN $subjects
    RETURN about
  }
  WHEN $places IS NULL THEN { MATCH (:Claim)-[:ABOUT]->(about) RETURN DISTINCT about }
  // From the claims, where they are fewer than the places.
  WHEN COUNT { (:Claim) } < size($places) THEN {
    MATCH (:Claim)-[:ABOUT]->(about)
    WITH DISTINCT about
    MATCH (about)
      (()-[up:LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|BELONGS_TO|FALLS_TO]->()
        WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)){0,4}
      (place)
    WITH about, place WHERE elementId(place) IN $places
    RETURN DISTINCT about
  }
  ELSE {
    MATCH (place) WHERE elementId(place) IN $places
    MATCH (place)
      (()<-[up:LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|BELONGS_TO|FALLS_TO]-()
        WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)){0,4}
      (about)
    RETURN DISTINCT about
  }
}
WITH DISTINCT about
MATCH (about)<-[:ABOUT]-(subject:Claim)
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
WITH about, subject, CASE
  WHEN about:Organisation THEN 'organisation:' + about.code
  WHEN about:Area THEN 'area:' + about.code
  WHEN about:Member THEN 'member:' + about.code
  WHEN about:Unit THEN 'unit:' + about.code
  WHEN about:ServiceCentre THEN 'service-centre:' + about.code
  WHEN about:Room THEN 'room:' + about.code
  WHEN about:Assembly THEN 'assembly:' + about.code
END AS aboutId
WITH about, aboutId, subject, EXISTS { (subject)-[:STATED_IN]->(:Source) } AS sourced
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT sourced THEN
    [aboutId, upper(replace(split(aboutId, ':')[0], '-', '_')), subject.id, about.name, subject.property + ' ' + subject.qualifier + ' ' + subject.value, null, null] END) AS gaps
