// Members with more than one current HOME.
// params: organisation: STRING, area: STRING, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: checked, gaps
// bound: the anchor's subtree, 40 steps down; an index seek for one subject; all of the label without an anchor
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: MEMBER
// title-zh: 组织关系重复的党员
// title-en: Member with two homes
// message-zh: {name}的组织关系同时在{observed}个党组织。
// message-en: {name} has a home in {observed} organisations at once.
// mend-zh: 核实转接日期，结束已转出的组织关系。
// mend-en: Check the day of the transfer, and end the affiliation that was left.
// basis: the graph's own integrity: one home at a time
// basis-status: UNCONFIRMED
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
  WHEN $subjects IS NOT NULL THEN { UNWIND $subjects AS id MATCH (subject:Member {code: substring(id, 7)}) RETURN subject }
  WHEN place IS NULL THEN { MATCH (subject:Member) RETURN subject }
  ELSE {
    MATCH (place)<-[home:BELONGS_TO]-(subject:Member)
    WHERE coalesce(home.since <= $asOf, true) AND (coalesce(home.until > $asOf, true)
      OR home.kind = 'HOME' AND NOT EXISTS { (subject)-[later:BELONGS_TO {kind: 'HOME'}]->()
        WHERE coalesce(later.since <= $asOf, true) AND coalesce(later.until > home.until, true) })
    RETURN subject
  }
}
WITH DISTINCT subject
WHERE CASE
    WHEN coalesce(subject.stageSince <= $asOf, true) THEN subject.stage
    WHEN subject.joinedOn <= $asOf THEN 'PROBATIONARY'
  END IN ['PROBATIONARY', 'FULL']
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
WITH subject, COUNT { (subject)-[home:BELONGS_TO {kind: 'HOME'}]->(:Organisation) WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS homes
ORDER BY subject.code
RETURN count(subject) AS checked,
  collect(CASE WHEN homes > 1 THEN ['member:' + subject.code, 'MEMBER', null, subject.name, toString(homes), '1', null] END) AS gaps
