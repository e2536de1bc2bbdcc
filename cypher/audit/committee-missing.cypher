// Living branches large enough for a committee that have too few holders of its posts.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   fullMembers: INTEGER
//   minimum: INTEGER
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: ORGANISATION
// thresholds: fullMembers 7 members, minimum 3 members
// title-zh: 应设未设支部委员会
// title-en: Committee missing
// message-zh: {name}的支部委员只有{observed}名，应不少于{expected}名。
// message-en: {name} has a committee of {observed}; it needs at least {expected}.
// mend-zh: 召开党员大会选举支部委员会。
// mend-en: Elect a committee in a members' meeting.
// basis-zh: 《支部工作条例（试行）》：正式党员7人以上设支部委员会，委员3至5人；转引自二手资料
// basis-en: 支部工作条例（试行）: seven full members or more set up a committee of 3 to 5; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.form = 'BRANCH'
CALL (subject) {
  MATCH (subject)
    (()<-[part:PART_OF]-(group)
      WHERE group.form = 'GROUP' AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,1}
    (home)<-[belongs:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
  // No more of them are looked at than it takes to tell.
  WITH DISTINCT member WHERE
    // include: stage
    = 'FULL'
  LIMIT toInteger(ceil($fullMembers))
  RETURN count(member) AS fullMembers
}
WITH subject WHERE fullMembers >= $fullMembers
WITH subject, COUNT {
  MATCH (holder:Member)-[post:HOLDS]->(subject)
  WHERE post.post IN ['SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER'] AND coalesce(post.since <= $asOf, true)
    AND coalesce(post.until > $asOf, true)
  RETURN DISTINCT holder
} AS committee
RETURN count(subject) AS checked,
  collect(CASE WHEN committee < $minimum THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(committee), toString($minimum), null,
    subject.kind
  ] END) AS gaps
