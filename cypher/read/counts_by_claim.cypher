// What the graph gives for the figures that sources state of organisations, for their days, and whether it agrees.
// params: keys: LIST<STRING>, tolerance: INTEGER, asOf: DATE, scope: LIST<STRING>
// returns: counts
// bound: one index seek for each key; grows with the subtree of the claim's subject
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Claim {id: key})
WHERE
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
MATCH (subject)-[:ABOUT]->(organisation:Organisation)
WITH subject AS claim, organisation AS about
// counted: begin
WITH claim, about, coalesce(claim.statedFor, $asOf) AS day
WHERE claim.property IN ['communities', 'gridBranches', 'buildingGroups', 'branches', 'members', 'residentMembers', 'households']
CALL (claim, about, day) {
  MATCH (about)(()<-[part:PART_OF WHERE coalesce(part.since <= day, true) AND coalesce(part.until > day, true)]-()){0,32}(organisation:Organisation)
  WITH DISTINCT organisation
  CALL (claim, organisation, day) {
    WHEN claim.property IN ['members', 'residentMembers'] THEN {
      MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(thing:Member)
      WHERE coalesce(home.since <= day, true) AND coalesce(home.until > day, true)
        AND (claim.property = 'members' OR organisation.kind IN ['COMMUNITY_ORGANISATION', 'GRID_BRANCH', 'BUILDING_GROUP'])
        AND CASE
          WHEN coalesce(thing.stageSince <= day, true) THEN thing.stage
          WHEN thing.joinedOn <= day THEN 'PROBATIONARY'
        END IN ['PROBATIONARY', 'FULL']
      RETURN thing
    }
    WHEN claim.property = 'households' THEN {
      MATCH (organisation)-[cover:COVERS]->(top:Area)
      WHERE coalesce(cover.since <= day, true) AND coalesce(cover.until > day, true)
      MATCH (top)
        (()<-[within:WITHIN]-(inner) WHERE coalesce(within.since <= day, true) AND coalesce(within.until > day, true)
          AND NOT EXISTS { (inner)<-[other:COVERS]-(o) WHERE coalesce(other.since <= day, true) AND coalesce(other.until > day, true)
            AND (o.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] OR EXISTS { (o)-[now:PART_OF]->()
              WHERE coalesce(now.since <= day, true) AND coalesce(now.until > day, true) }) }){0,8}
        (thing:Area {kind: 'BUILDING'})
      RETURN thing
    }
    ELSE {
      WITH organisation AS thing
      WHERE coalesce(thing.foundedOn <= day, true) AND coalesce(thing.dissolvedOn > day, true) AND CASE claim.property
        WHEN 'communities' THEN thing.kind = 'COMMUNITY_ORGANISATION'
        WHEN 'gridBranches' THEN thing.kind = 'GRID_BRANCH'
        WHEN 'buildingGroups' THEN thing.kind = 'BUILDING_GROUP'
        ELSE thing.form = 'BRANCH'
      END
      RETURN thing
    }
  }
  WITH collect(DISTINCT thing) AS things
  RETURN CASE
    WHEN claim.property <> 'households' THEN size(things)
    WHEN any(thing IN things WHERE thing.households IS NOT NULL)
      THEN reduce(households = 0, thing IN things | households + coalesce(thing.households, 0))
  END AS counted
}
WITH claim, about, counted, CASE claim.qualifier
  WHEN 'EXACT' THEN counted = claim.number
  WHEN 'ABOUT' THEN abs(counted - claim.number) * 100 <= claim.number * $tolerance
  WHEN 'MORE_THAN' THEN counted > claim.number
  WHEN 'LESS_THAN' THEN counted < claim.number
  WHEN 'RANGE' THEN claim.number <= counted AND counted <= claim.numberTo
END AS agrees
// counted: end
RETURN collect([claim.id, counted, agrees]) AS counts
