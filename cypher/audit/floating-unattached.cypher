// Members who have been away for long, and whom no organisation has taken in.
// params:
//   places: LIST<STRING>
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   months: INTEGER
// returns: checked, gaps
// bound: a node read for each subject or place; of all members those who float where neither are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: MEMBER
// thresholds: months 6 months
// title-zh: 无接收组织的流动党员
// title-en: Floating member without a receiving organisation
// message-zh: {name}自{observed}起流动，已超过{expected}个月，尚无党组织接收。
// message-en: {name} has been away since {observed}, more than {expected} months, and no organisation has taken the
//   member in.
// mend-zh: 联系流入地党组织接收并登记；已返回的，结束流动状态。
// mend-en: Have an organisation there take the member in, and record it; who has come back floats no more.
// basis-zh: 地方做法
// basis-en: local practice
// basis-status: UNCONFIRMED
CYPHER 25
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Member) WHERE elementId(subject) IN $subjects RETURN subject }
  WHEN $places IS NULL THEN { MATCH (subject:Member) WHERE subject.floatingSince <= $asOf RETURN subject }
  ELSE {
    MATCH (place:Organisation) WHERE elementId(place) IN $places
    MATCH (place)<-[home:BELONGS_TO|FALLS_TO]-(subject:Member)
    WHERE subject.floatingSince <= $asOf AND coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
    RETURN DISTINCT subject
  }
}
WITH subject, subject AS member
WHERE
  // include: stage
  IN ['PROBATIONARY', 'FULL']
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.floatingSince <= $asOf
WITH subject, EXISTS {
  (subject)-[belongs:BELONGS_TO]->(host:Organisation)
  WHERE belongs.kind IN ['DUAL', 'FLOATING'] AND coalesce(belongs.since <= $asOf, true)
    AND coalesce(belongs.until > $asOf, true)
    AND coalesce(host.foundedOn <= $asOf, true) AND coalesce(host.dissolvedOn > $asOf, true)
} AS received
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT received AND subject.floatingSince + duration({months: $months}) < $asOf THEN [
    'member:' + subject.code, 'MEMBER', null, subject.name, toString(subject.floatingSince), toString($months), null
  ] END) AS gaps
