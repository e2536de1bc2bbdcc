// What falls to an organisation, an area or a scope, as ids: walked down once for all rules. A rule that looks at members or
// claims finds them from there. `whole`, where that is allowed: the place is a root in a graph so small that looking
// at everything is cheaper.
// params: organisation: STRING, area: STRING, scope: LIST<STRING>, asOf: DATE, wholeAllowed: BOOLEAN
// returns: whole, places
// bound: the anchor's subtree, 40 steps down; nothing below a root in a graph of 100,000 organisations or fewer
CYPHER 25
WITH $wholeAllowed AND EXISTS {
    MATCH (anchor:Organisation {code: $organisation})
    WHERE anchor.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] AND coalesce(anchor.foundedOn <= $asOf, true)
  } AND COUNT { (:Organisation) } <= 100000 AS whole
RETURN whole, CASE WHEN NOT whole THEN COLLECT {
  CALL () {
    WHEN $organisation IS NOT NULL THEN {
      MATCH (root:Organisation {code: $organisation}) WHERE coalesce(root.foundedOn <= $asOf, true)
      RETURN root
    }
    WHEN $area IS NOT NULL THEN {
      MATCH (:Area {code: $area})
        (()<-[within:WITHIN WHERE coalesce(within.since <= $asOf, true) AND coalesce(within.until > $asOf, true)]-()){0,8}(area)
        (()<-[cover:COVERS WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)]-()){0,1}(root)
      RETURN DISTINCT root
    }
    ELSE { UNWIND $scope AS id MATCH (root:Organisation {code: substring(id, 13)}) RETURN root }
  }
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
  WITH DISTINCT place
  RETURN CASE
    WHEN place:Organisation THEN 'organisation:'
    WHEN place:Area THEN 'area:'
    WHEN place:Member THEN 'member:'
    WHEN place:Unit THEN 'unit:'
  END + place.code
} END AS places
