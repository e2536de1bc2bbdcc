// One step of a path search: current relationships of the nodes at its edge, in either direction; a neighbour out of
// scope has no id. A neighbour that nothing else hangs on leads nowhere, and is left out unless a path may end there.
// params:
//   asOf: DATE
//   scope: LIST<STRING>
//   nodes: LIST<STRING>
//   ends: LIST<STRING>
// returns: steps
// bound: one step from each node
CYPHER 25
UNWIND $nodes AS reached
MATCH (node) WHERE elementId(node) = reached
MATCH (node)-[step:PART_OF|BELONGS_TO|HOLDS|COVERS|WITHIN|SET_UP_IN|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY]-(neighbour)
WHERE coalesce(step.since <= $asOf, true) AND coalesce(step.until > $asOf, true)
  AND (COUNT { (neighbour)--() } > 1 OR elementId(neighbour) IN $ends)
WITH reached, node, step, neighbour, neighbour AS subject, neighbour AS member, neighbour AS about
WITH reached, node, step, neighbour, member, about, (
  // include: scope
) AS visible, CASE
    WHEN neighbour:Organisation THEN 'ORGANISATION' WHEN neighbour:Member THEN 'MEMBER' WHEN neighbour:Area THEN 'AREA'
    WHEN neighbour:Unit THEN 'UNIT' WHEN neighbour:ServiceCentre THEN 'SERVICE_CENTRE' WHEN neighbour:Source
      THEN 'SOURCE'
  END AS kind
WHERE CASE kind WHEN 'ORGANISATION' THEN coalesce(neighbour.foundedOn <= $asOf, true)
  WHEN 'MEMBER' THEN (
    // include: stage
    ) IS NOT NULL ELSE true END
RETURN collect([
    reached, elementId(neighbour), elementId(step), type(step), startNode(step) = node, toString(step.since),
      toString(step.until),
    kind, CASE WHEN visible THEN
      // include: node_id
    END
  ]) AS steps
