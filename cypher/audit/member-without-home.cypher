// Members without a current HOME.
// params: organisation: STRING, area: STRING, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: checked, gaps
// bound: the anchor's subtree, 40 steps down; an index seek for one subject; all of the label without an anchor
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: MEMBER
// title-zh: 没有组织关系所在支部的党员
// title-en: Member without a home
// message-zh: {name}没有组织关系所在的党组织。
// message-en: {name} has no home organisation.
// mend-zh: 查明组织关系去向，由接收组织登记。
// mend-en: Find out where the affiliation went, and have the receiving organisation record it.
// basis: party constitution (党章): every member belongs to a branch, group or other unit; no text was read
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
    MATCH (root)(()<-[part:PART_OF WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)]-()){0,32}(head)
    WITH DISTINCT head
    CALL (head) {
      RETURN head AS place
      UNION ALL
      MATCH (head)-[turn:COVERS|SET_UP_IN|FALLS_TO]-(top)
      WHERE coalesce(turn.since <= $asOf, true) AND coalesce(turn.until > $asOf, true)
        AND startNode(turn) = CASE type(turn) WHEN 'FALLS_TO' THEN top ELSE head END
      MATCH (top)(()<-[up:PART_OF|FALLS_TO WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]-()){0,40}(place)
      RETURN place
    }
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
    MATCH (place)<-[home:BELONGS_TO|FALLS_TO]-(subject:Member)
    WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
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
WITH subject, COUNT { (subject)-[home:BELONGS_TO {kind: 'HOME'}]->(:Organisation) WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS homes
ORDER BY subject.code
RETURN count(subject) AS checked,
  collect(CASE WHEN homes = 0 THEN ['member:' + subject.code, 'MEMBER', null, subject.name, toString(homes), '1', null] END) AS gaps
