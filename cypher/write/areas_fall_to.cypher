// Where areas that no connected organisation covers fall to: the area above them, for as long. Derived anew for each
// key.
// params:
//   keys: LIST<STRING>
// returns: none
// bound: one index seek for each key; the organisations that cover the area, and their superiors
CYPHER 25
UNWIND $keys AS key
MATCH (area:Area {code: key})
CALL (area) {
  MATCH (area)-[old:FALLS_TO]->()
  DELETE old
}
MATCH (area)-[within:WITHIN]->(above)
// The answer can change on these days alone; the first and the last stand for what is not recorded.
WITH area, above, coalesce(within.since, date('0001-01-01')) AS first,
  coalesce(within.until, date('9999-12-31')) AS last
CALL (area, first, last) {
  OPTIONAL MATCH (area)<-[cover:COVERS]-(organisation)
  OPTIONAL MATCH (organisation)-[part:PART_OF]->()
  UNWIND [first, last, cover.since, cover.until, part.since, part.until] AS day
  WITH DISTINCT day, first, last WHERE first <= day AND day <= last
  ORDER BY day
  RETURN collect(day) AS days
}
UNWIND range(0, size(days) - 2) AS i
WITH area, above, days[i] AS since, days[i + 1] AS until
WHERE NOT EXISTS {
  MATCH (area)<-[cover:COVERS]-(organisation)
  WHERE coalesce(cover.since <= since, true) AND coalesce(cover.until > since, true)
    AND (organisation.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] OR EXISTS {
      MATCH (organisation)-[part:PART_OF]->()
        WHERE coalesce(part.since <= since, true) AND coalesce(part.until > since, true) })
}
CREATE (area)-[:FALLS_TO {since: nullIf(since, date('0001-01-01')), until: nullIf(until, date('9999-12-31'))}]->(above)
