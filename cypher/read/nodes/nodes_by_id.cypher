// The element ids of nodes, by which rules look at them.
// params:
//   keys: LIST<STRING>
// returns: nodes
// bound: an index seek for each key in each of the seven indexes
CYPHER 25
UNWIND $keys AS key
MATCH (node:Organisation|Area|Member|Unit|ServiceCentre|Room|Assembly {code: substring(key, size(split(key, ':')[0])
  + 1)})
WHERE split(key, ':')[0] = CASE
  WHEN node:Organisation THEN 'organisation'
  WHEN node:Area THEN 'area'
  WHEN node:Member THEN 'member'
  WHEN node:Unit THEN 'unit'
  WHEN node:ServiceCentre THEN 'service-centre'
  WHEN node:Room THEN 'room'
  WHEN node:Assembly THEN 'assembly'
END
RETURN collect([key, elementId(node)]) AS nodes
