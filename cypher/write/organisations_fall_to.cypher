// Where organisations without a current PART_OF fall to: the superior whose PART_OF ended last, until another begins;
// before the first of all, the areas that they cover. Derived anew for each key.
// params:
//   keys: LIST<STRING>
// returns: none
// bound: one index seek for each key; the organisation's own superiors and areas
CYPHER 25
UNWIND $keys AS key
MATCH (organisation:Organisation {code: key})
CALL (organisation) {
  MATCH (organisation)-[old:FALLS_TO]->()
  DELETE old
}
CALL (organisation) {
  MATCH (organisation)-[part:PART_OF]->(superior)
  WHERE part.until IS NOT NULL
  CALL (organisation, part) {
    MATCH (organisation)-[later:PART_OF]->()
    WHERE coalesce(later.until > part.until, true)
    RETURN min(coalesce(later.since, part.until)) AS next
  }
  RETURN superior AS heir, part.until AS since, next AS until
  UNION ALL
  MATCH (organisation)-[cover:COVERS]->(area)
  CALL (organisation) {
    MATCH (organisation)-[part:PART_OF]->()
    RETURN min(coalesce(part.since, date('0001-01-01'))) AS first
  }
  RETURN area AS heir, cover.since AS since, CASE WHEN first < cover.until THEN first ELSE coalesce(cover.until, first)
    END AS until
}
WITH organisation, heir, since, until
WHERE coalesce(since < until, until > date('0001-01-01'), true)
CREATE (organisation)-[:FALLS_TO {since: since, until: until}]->(heir)
