// Living branches large enough for a committee that have too few holders of its posts.
// params: organisation: STRING, area: STRING, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE, fullMembers: INTEGER, minimum: INTEGER
// returns: checked, gaps
// bound: the anchor's subtree, 40 steps down; an index seek for one subject; all of the label without an anchor
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
// basis: 支部工作条例（试行）: seven full members or more set up a committee of 3 to 5; quoted by secondary sources
// basis-status: SECONDARY
CYPHER 25
// places: begin
CALL () {
  WHEN $subjects IS NOT NULL THEN { RETURN null AS root }
  WHEN $organisation IS NOT NULL THEN { MATCH (root:Organisation {code: $organisation}) RETURN root }
  WHEN $area IS NOT NULL THEN {
    MATCH (:Area {code: $area})
      (()<-[within:WITHIN WHERE coalesce(within.since <= $asOf, true) AND coalesce(within.until > $asOf, true)]-()){0,8}(area)
      (()<-[cover:COVERS WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)]-()){0,1}(root)
    RETURN DISTINCT root
  }
  WHEN $scope IS NOT NULL THEN { UNWIND $scope AS id MATCH (root:Organisation {code: substring(id, 13)}) RETURN root }
  ELSE { RETURN null AS root }
}
CALL (root) {
  WHEN root IS NULL THEN { RETURN null AS place }
  ELSE {
    MATCH (root)
      ((above)-[step:PART_OF|COVERS|WITHIN]-(below)
        WHERE coalesce(step.since <= $asOf, true) AND CASE
          WHEN startNode(step) = above THEN type(step) = 'COVERS' AND coalesce(step.until > $asOf, true)
          WHEN type(step) = 'COVERS' THEN coalesce(step.until > $asOf, true)
            AND NOT EXISTS { (below)-[ever:PART_OF]->() WHERE coalesce(ever.since <= $asOf, true) }
          WHEN type(step) = 'WITHIN' THEN coalesce(step.until > $asOf, true)
            AND NOT EXISTS { (below)<-[cover:COVERS]-(o) WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
              AND (o.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] OR EXISTS { (o)-[now:PART_OF]->() WHERE coalesce(now.since <= $asOf, true) AND coalesce(now.until > $asOf, true) }) }
          ELSE coalesce(step.until > $asOf, true)
            OR NOT EXISTS { (below)-[later:PART_OF]->() WHERE coalesce(later.since <= $asOf, true) AND coalesce(later.until > step.until, true) }
        END){0,40}
      (place)
    RETURN DISTINCT place
  }
}
WITH DISTINCT place
// places: end
// subjects: begin
CALL (place) {
  WHEN $subjects IS NOT NULL THEN { UNWIND $subjects AS id MATCH (subject:Organisation {code: substring(id, 13)}) RETURN subject }
  WHEN place IS NULL THEN { MATCH (subject:Organisation) RETURN subject }
  ELSE { WITH place AS subject WHERE subject:Organisation RETURN subject }
}
WITH DISTINCT subject
WHERE coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
// subjects: end
WITH subject
// scope: begin
WHERE $scope IS NULL OR EXISTS {
  MATCH (subject)
    ((n)-[up:PART_OF|BELONGS_TO|COVERS|WITHIN|LOCATED_IN|SERVES|RUN_BY|CO_BUILDS|ROOM_OF|HELD_BY|ABOUT]->()
      WHERE coalesce(up.since <= $asOf, true) AND CASE type(up)
        WHEN 'COVERS' THEN coalesce(up.until > $asOf, true)
          AND NOT EXISTS { (n)-[ever:PART_OF]->() WHERE coalesce(ever.since <= $asOf, true) }
        WHEN 'WITHIN' THEN coalesce(up.until > $asOf, true)
          AND NOT EXISTS { (n)<-[cover:COVERS]-(o)
            WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
              AND (o.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] OR EXISTS { (o)-[now:PART_OF]->()
                WHERE coalesce(now.since <= $asOf, true) AND coalesce(now.until > $asOf, true) }) }
        ELSE coalesce(up.until > $asOf, true)
          OR type(up) IN ['PART_OF', 'BELONGS_TO'] AND coalesce(up.kind, 'HOME') = 'HOME'
          AND NOT EXISTS { (n)-[later:PART_OF|BELONGS_TO]->()
            WHERE coalesce(later.kind, 'HOME') = 'HOME' AND coalesce(later.since <= $asOf, true)
              AND coalesce(later.until > up.until, true) }
      END){0,40}
    (()<-[over:COVERS|SET_UP_IN]-()
      WHERE coalesce(over.since <= $asOf, true) AND coalesce(over.until > $asOf, true)){0,1}
    (()-[part:PART_OF]->()
      WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,32}
    (root:Organisation)
  WHERE 'organisation:' + root.code IN $scope
}
// scope: end
WITH subject WHERE subject.form = 'BRANCH'
CALL (subject) {
  MATCH (subject)
    (()<-[part:PART_OF]-(group) WHERE group.form = 'GROUP' AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,1}
    (home)<-[belongs:BELONGS_TO {kind: 'HOME'}]-(member:Member)
  WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
  WITH DISTINCT member
  WITH CASE
      WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
      WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
    END AS stage
  WHERE stage IN ['PROBATIONARY', 'FULL']
  RETURN count(*) AS members, count(CASE WHEN stage = 'FULL' THEN 1 END) AS fullMembers
}
WITH subject WHERE fullMembers >= $fullMembers
WITH subject, COUNT {
  MATCH (holder:Member)-[post:HOLDS]->(subject)
  WHERE post.post IN ['SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER'] AND coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true)
  RETURN DISTINCT holder
} AS committee
ORDER BY subject.code
RETURN count(subject) AS checked,
  collect(CASE WHEN committee < $minimum THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(committee), toString($minimum), null] END) AS gaps
