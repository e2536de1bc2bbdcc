// The first ten ways between two members: the shortest first, then by the ids on the way, then by the kinds of steps.
// params: from: STRING, to: STRING, asOf: DATE
// returns: paths
CYPHER 25
MATCH (one:Member {code: $from}), (other:Member {code: $to})
// So many lengths are enough for ten ways, or for all there are, and cost no more than two.
MATCH path = SHORTEST 4 GROUPS (one)-[step:PART_OF|BELONGS_TO|HOLDS|COVERS|WITHIN|SET_UP_IN|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY
  WHERE coalesce(step.since <= $asOf, true) AND coalesce(step.until > $asOf, true)]-{1,10}(other)
WITH nodes(path) AS places, relationships(path) AS steps
WHERE size(places) = COUNT { UNWIND places AS place RETURN DISTINCT place }
WITH [place IN places | CASE WHEN place:Organisation THEN 'organisation:' WHEN place:Member THEN 'member:' WHEN place:Area THEN 'area:' WHEN place:Unit THEN 'unit:' ELSE 'service-centre:' END + place.code] AS ids,
  [index IN range(0, size(steps) - 1) | [type(steps[index]), startNode(steps[index]) <> places[index]]] AS steps
ORDER BY size(ids), ids, steps LIMIT 10
RETURN collect([ids, [step IN steps | [step[0], NOT step[1]]]]) AS paths
