// The areas of each kind within the scope, and those that no living organisation of the matching kind covers itself.
// params: organisation: STRING, area: STRING, subjects: LIST<STRING>, scope: LIST<STRING>, asOf: DATE
// returns: ratios
// bound: the anchor's subtree, 40 steps down; an index seek for one subject; all of the label without an anchor
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
  WHEN $subjects IS NOT NULL THEN { UNWIND $subjects AS id MATCH (subject:Area {code: substring(id, 5)}) RETURN subject }
  WHEN place IS NULL THEN { MATCH (subject:Area) RETURN subject }
  ELSE { WITH place AS subject WHERE subject:Area RETURN subject }
}
WITH DISTINCT subject
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
WITH subject, CASE subject.kind
  WHEN 'DISTRICT' THEN 'DISTRICT_COMMITTEE'
  WHEN 'STREET' THEN 'STREET_WORKING_COMMITTEE'
  WHEN 'COMMUNITY' THEN 'COMMUNITY_ORGANISATION'
  WHEN 'GRID' THEN 'GRID_BRANCH'
  WHEN 'BUILDING' THEN 'BUILDING_GROUP'
END AS matching
WITH subject, EXISTS {
  (subject)<-[cover:COVERS]-(organisation:Organisation)
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
    AND organisation.kind = matching
    AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
} AS covered
ORDER BY subject.code
WITH subject.kind AS kind, count(*) AS total,
  collect(CASE WHEN NOT covered THEN [subject.code, subject.name, subject.registerName, subject.kind, subject.synthetic] END) AS uncovered
RETURN collect([kind, total, uncovered]) AS ratios
