// A street audited by all thirteen rules: what each looked at and found, and the first 100 findings, the gravest first.
// This graph has no claims and no cycles: the two rules on claims count them and no more, broken-chain looks for parents.
// params: code: STRING, asOf: DATE
// returns: rules, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
WITH collect(organisation) AS organisations
CALL (organisations) {
  UNWIND organisations AS organisation
  MATCH (organisation)-[cover:COVERS]->(top)
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
  MATCH (top)<-[falls:FALLS_TO*0..40]-(area:Area)
  WHERE all(fall IN falls WHERE coalesce(fall.since <= $asOf, true) AND coalesce(fall.until > $asOf, true))
  WITH DISTINCT area
  WITH area, CASE area.kind
    WHEN 'DISTRICT' THEN ['DISTRICT_COMMITTEE', '区委'] WHEN 'STREET' THEN ['STREET_WORKING_COMMITTEE', '街道党工委']
    WHEN 'COMMUNITY' THEN ['COMMUNITY_ORGANISATION', '社区党组织'] WHEN 'GRID' THEN ['GRID_BRANCH', '网格党支部'] ELSE ['BUILDING_GROUP', '楼院党小组'] END AS matching
  WITH area, matching, EXISTS {
    (area)<-[cover:COVERS]-(other) WHERE other.kind = matching[0] AND coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
      AND coalesce(other.foundedOn <= $asOf, true) AND coalesce(other.dissolvedOn > $asOf, true) } AS covered
  RETURN count(area) AS areas, collect(CASE WHEN NOT covered THEN ['area:' + area.code, area.name + '没有' + matching[1] + '覆盖。'] END) AS uncovered
}
// Every membership is read once: for its member, and for the organisation.
CALL (organisations) {
  UNWIND organisations AS organisation
  OPTIONAL MATCH (organisation)<-[belongs:BELONGS_TO|FALLS_TO]-(member:Member)
  WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true) AND member.stage IN ['PROBATIONARY', 'FULL']
  WITH organisation, collect(member) AS own, count(CASE WHEN belongs.kind = 'HOME' THEN 1 END) AS members, count(CASE WHEN belongs.kind = 'HOME' AND member.stage = 'FULL' THEN 1 END) AS full
  WITH collect([organisation, members, full]) AS rosters, collect(own) AS lists
  CALL (lists) {
    UNWIND lists AS own UNWIND own AS member
    WITH DISTINCT member
    WITH member, COUNT { (member)-[home:BELONGS_TO {kind: 'HOME'}]->() WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS homes
    RETURN count(member) AS people, collect(CASE WHEN homes <> 1 THEN [homes, 'member:' + member.code, member.name] END) AS homeless
  }
  RETURN rosters, people, homeless
}
UNWIND rosters AS roster
WITH roster[0] AS organisation, roster[1] AS members, roster[2] AS full, areas, uncovered, people, homeless
WITH organisation, organisation.form AS form, members, full, areas, uncovered, people, homeless,
  [(organisation)-[part:PART_OF]->(parent) WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true) | parent] AS parents
WITH areas, uncovered, people, homeless, CASE form WHEN 'GROUP' THEN parents[0] ELSE organisation END AS branch, sum(members) AS members, sum(full) AS full,
  collect([organisation, form, members, parents]) AS organisations
UNWIND organisations AS each
WITH areas, uncovered, people, homeless, each[0] AS organisation, 'organisation:' + each[0].code AS id, each[0].name AS name, each[1] AS form, each[2] AS own, each[3] AS parents,
  CASE WHEN each[1] = 'BRANCH' THEN members END AS members, CASE WHEN each[1] = 'BRANCH' THEN full END AS full
ORDER BY id
WITH *, form = 'GROUP' OR EXISTS { (organisation)<-[post:HOLDS {post: 'SECRETARY'}]-() WHERE coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true) } AS led,
  CASE WHEN full >= 7 THEN COUNT { MATCH (holder)-[post:HOLDS]->(organisation) WHERE post.post IN ['SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER'] AND coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true) RETURN DISTINCT holder } END AS committee,
  CASE WHEN size(parents) = 0 THEN 'NO_PARENT' WHEN size(parents) > 1 THEN 'AMBIGUOUS' WHEN coalesce(parents[0].dissolvedOn <= $asOf, false) THEN 'DISSOLVED' END AS broken
WITH areas, uncovered, people, homeless, count(*) AS organisations,
  count(members) AS branches, collect(CASE WHEN members = 0 THEN [id, name + '没有党员。'] END) AS empty,
  collect(CASE WHEN members > 0 AND full < 3 THEN [id, name + '只有' + full + '名正式党员，少于3名。'] END) AS small,
  collect(CASE WHEN members > 50 THEN [id, name + '有' + members + '名党员，超过50名。'] END) AS large,
  collect(CASE WHEN broken IS NOT NULL THEN [id, name + '的上级链条在此断开：' + broken + '。'] END) AS broken,
  count(committee) AS committees, collect(CASE WHEN committee < 3 THEN [id, name + '的支部委员只有' + committee + '名，应不少于3名。'] END) AS missing,
  count(CASE WHEN form <> 'GROUP' THEN 1 END) AS headed, collect(CASE WHEN NOT led THEN [id, name + '没有书记。'] END) AS vacant,
  count(organisation.termEndsOn) AS terms, collect(CASE WHEN organisation.termEndsOn < $asOf THEN [id, name + '的任期已于' + toString(organisation.termEndsOn) + '届满。'] END) AS overdue,
  count(CASE WHEN form = 'GROUP' THEN 1 END) AS groups, collect(CASE WHEN form = 'GROUP' AND own = 0 THEN [id, name + '没有党员。'] END) AS idle,
  sum(COUNT { (organisation)<-[:ABOUT]-() }) AS claims
WITH [
  ['area-without-organisation', areas, uncovered],
  ['branch-without-members', branches, empty],
  ['broken-chain', organisations, broken],
  ['committee-missing', committees, missing],
  ['member-with-two-homes', people, [m IN homeless WHERE m[0] > 1 | [m[1], m[2] + '的组织关系同时在' + m[0] + '个党组织。']]],
  ['member-without-home', people, [m IN homeless WHERE m[0] = 0 | [m[1], m[2] + '没有组织关系所在的党组织。']]],
  ['secretary-vacant', headed, vacant],
  ['term-overdue', terms, overdue],
  ['branch-below-minimum', branches, small],
  ['group-without-members', groups, idle],
  ['reported-differs', claims, []],
  ['sources-disagree', claims, []],
  ['branch-above-maximum', branches, large]
] AS rules
WITH [rule IN rules | [rule[0], rule[1], size(rule[2])]] AS checked, reduce(all = [], rule IN rules | all + [found IN rule[2] | [rule[0], found[1], found[0]]]) AS findings
RETURN checked AS rules, size(findings) AS total, findings[..100] AS findings
