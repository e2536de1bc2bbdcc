// Living organisations, groups excepted, without a secretary.
// params: organisation: STRING, area: STRING, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: checked, gaps
// bound: the anchor's subtree, 40 steps down; an index seek for one subject; all of the label without an anchor
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: ORGANISATION
// title-zh: 书记空缺
// title-en: Secretary vacant
// message-zh: {name}没有书记。
// message-en: {name} has no secretary.
// mend-zh: 选举或任命书记，并登记任职起始日期。
// mend-en: Elect or appoint a secretary, and record since when.
// basis: 支部工作条例（试行）: every branch has a secretary; quoted by secondary sources
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
WITH subject WHERE subject.form <> 'GROUP'
WITH subject, EXISTS { (subject)<-[post:HOLDS {post: 'SECRETARY'}]-(:Member) WHERE coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true) } AS led
ORDER BY subject.code
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT led THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null] END) AS gaps
