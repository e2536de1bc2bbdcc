// The codes of areas that FALLS_TO is derived for: those that an organisation covers, those below them, and those that
// have one. Of an area that no organisation is above, nobody's scope or audit needs to know what it falls to.
// params: none
// returns: areas
// bound: 8 steps down from each area that is covered
CYPHER 25
CALL () {
  MATCH (:Organisation)-[:COVERS]->(covered:Area)
  WITH DISTINCT covered
  MATCH (covered)(()<-[:WITHIN]-()){0,8}(area:Area)
  RETURN area
  UNION
  MATCH (area:Area) WHERE EXISTS { (area)-[:FALLS_TO]->() }
  RETURN area
}
RETURN collect(area.code) AS areas
