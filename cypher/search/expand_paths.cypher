// One step of a path search: current relationships of the nodes at its edge, in either direction; a neighbour out of scope has no
// id. A neighbour that nothing else hangs on leads nowhere, and is left out unless a path may end there.
// params: asOf: DATE, scope: LIST<STRING>, nodes: LIST<STRING>, ends: LIST<STRING>
// returns: steps
// bound: one step from each node
CYPHER 25
UNWIND $nodes AS reached
MATCH (node) WHERE elementId(node) = reached
MATCH (node)-[step:PART_OF|BELONGS_TO|HOLDS|COVERS|WITHIN|SET_UP_IN|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY]-(neighbour)
WHERE coalesce(step.since <= $asOf, true) AND coalesce(step.until > $asOf, true)
  AND (COUNT { (neighbour)--() } > 1 OR elementId(neighbour) IN $ends)
WITH reached, node, step, neighbour, neighbour AS subject
WITH reached, node, step, neighbour, (
// scope: begin
$scope IS NULL OR EXISTS {
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
) AS visible, CASE
    WHEN neighbour:Organisation THEN 'ORGANISATION' WHEN neighbour:Member THEN 'MEMBER' WHEN neighbour:Area THEN 'AREA'
    WHEN neighbour:Unit THEN 'UNIT' WHEN neighbour:ServiceCentre THEN 'SERVICE_CENTRE' WHEN neighbour:Source THEN 'SOURCE'
  END AS kind
WHERE CASE kind WHEN 'ORGANISATION' THEN coalesce(neighbour.foundedOn <= $asOf, true)
  WHEN 'MEMBER' THEN CASE
    WHEN coalesce(neighbour.stageSince <= $asOf, true) THEN neighbour.stage
    WHEN neighbour.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN neighbour.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN neighbour.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN neighbour.appliedOn <= $asOf THEN 'APPLICANT'
  END IS NOT NULL ELSE true END
RETURN collect([
    reached, elementId(neighbour), elementId(step), type(step), startNode(step) = node, toString(step.since), toString(step.until),
    kind, CASE WHEN visible THEN CASE
    WHEN neighbour:Organisation THEN 'organisation:' + neighbour.code
    WHEN neighbour:Area THEN 'area:' + neighbour.code
    WHEN neighbour:Member THEN 'member:' + neighbour.code
    WHEN neighbour:Unit THEN 'unit:' + neighbour.code
    WHEN neighbour:ServiceCentre THEN 'service-centre:' + neighbour.code
    WHEN neighbour:Room THEN 'room:' + neighbour.code
    WHEN neighbour:Assembly THEN 'assembly:' + neighbour.code
  END END
  ]) AS steps
