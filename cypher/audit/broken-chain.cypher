// Living organisations at which the way up breaks: not those that merely hang below a break.
// params: organisation: STRING, area: STRING, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: checked, gaps
// bound: the anchor's subtree, 40 steps down; an index seek for one subject; all of the label without an anchor; 32 steps up from each
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: ORGANISATION
// title-zh: 上级链条断开
// title-en: Broken chain
// message-zh: {name}的上级链条在此断开：{observed}。
// message-en: The chain breaks at {name}: {observed}.
// mend-zh: 登记唯一现任上级；结束与已撤销组织或重复上级的隶属关系。
// mend-en: Record the one superior it has now; end what ties it to a dissolved or a second one.
// words-zh: NO_PARENT=没有上级组织, AMBIGUOUS=有多个上级组织, DISSOLVED=上级组织已撤销, CYCLE=隶属关系成环
// words-en: NO_PARENT=no superior, AMBIGUOUS=more than one superior, DISSOLVED=the superior is dissolved, CYCLE=it is its own superior by way of others
// basis: the graph's own integrity: one superior at a time, up to a root
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
CALL (subject) {
  OPTIONAL MATCH (subject)-[part:PART_OF]->(parent:Organisation)
  WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)
  RETURN count(part) AS parents, max(coalesce(parent.dissolvedOn <= $asOf, false)) AS dissolved
}
WITH subject, CASE
  WHEN parents = 0 THEN CASE WHEN NOT subject.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] THEN 'NO_PARENT' END
  WHEN parents > 1 THEN 'AMBIGUOUS'
  WHEN dissolved THEN 'DISSOLVED'
  WHEN EXISTS { (subject)(()-[around:PART_OF WHERE coalesce(around.since <= $asOf, true) AND coalesce(around.until > $asOf, true)]->()){1,32}(subject) } AND EXISTS {
    MATCH (subject)
      ((one)-[up:PART_OF]->() WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
        AND COUNT { (one)-[all:PART_OF]->() WHERE coalesce(all.since <= $asOf, true) AND coalesce(all.until > $asOf, true) } = 1){1,32}
      (subject)
  } THEN 'CYCLE'
END AS reason
ORDER BY subject.code
RETURN count(subject) AS checked,
  collect(CASE WHEN reason IS NOT NULL THEN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, reason, null, null] END) AS gaps
