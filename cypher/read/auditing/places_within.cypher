// What falls to organisations and areas, as ids and element ids: walked down once for all rules. A rule that looks at
// members, units or claims finds them from there. `whole`, where that is allowed: the place is a root in a graph so
// small that looking at everything is cheaper. `ofScope`: something may fall to an organisation of a scope before it is
// founded; within it there is nothing then.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   wholeAllowed: BOOLEAN
//   ofScope: BOOLEAN
// returns: places
// bound: each one's subtree, 40 steps down; nothing below a root in a graph of 100,000 organisations and areas or fewer
//   of each
CYPHER 25
UNWIND $keys AS key
WITH key, split(key, ':')[0] AS kind, substring(key, size(split(key, ':')[0]) + 1) AS code
WITH key, kind, code, $wholeAllowed AND kind = 'organisation' AND EXISTS {
    MATCH (anchor:Organisation {code: code})
    WHERE anchor.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] AND coalesce(anchor.foundedOn <= $asOf, true)
  } AND COUNT { (:Organisation) } <= 100000 AND COUNT { (:Area) } <= 100000 AS whole
CALL (kind, code, whole) {
  CALL (kind, code, whole) {
    WHEN whole THEN { UNWIND [] AS root RETURN root }
    WHEN kind = 'organisation' THEN {
      MATCH (root:Organisation {code: code}) WHERE $ofScope OR coalesce(root.foundedOn <= $asOf, true)
      RETURN root
    }
    ELSE {
      MATCH (:Area {code: code})
        (()<-[within:WITHIN
          WHERE coalesce(within.since <= $asOf, true) AND coalesce(within.until > $asOf, true)]-()){0,8}(area)
        (()<-[cover:COVERS
          WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)]-()){0,1}(root)
      RETURN DISTINCT root
    }
  }
  MATCH (root)
    (()<-[part:PART_OF WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)]-()){0,32}
    (head)
  WITH collect(DISTINCT head) AS heads
  CALL (heads) {
    UNWIND heads AS place
    RETURN place
    UNION ALL
    UNWIND heads AS head
    MATCH (head)-[turn:COVERS|SET_UP_IN|FALLS_TO]-(top)
    WHERE coalesce(turn.since <= $asOf, true) AND coalesce(turn.until > $asOf, true)
      AND startNode(turn) = CASE type(turn) WHEN 'FALLS_TO' THEN top ELSE head END
    MATCH (top)
      (()<-[up:PART_OF|FALLS_TO WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)]-()){0,40}
      (place)
    RETURN place
  }
  WITH DISTINCT place
  RETURN collect(place) AS places
}
RETURN collect([key, whole, [place IN places | CASE
    WHEN place:Organisation THEN 'organisation:'
    WHEN place:Area THEN 'area:'
    WHEN place:Member THEN 'member:'
    WHEN place:Unit THEN 'unit:'
  END + place.code], [place IN places | elementId(place)]]) AS places
