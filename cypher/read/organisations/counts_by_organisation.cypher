// Totals over the subtrees of organisations: living organisations by kind, members, resident members, households of the
// territory.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   members: BOOLEAN
//   households: BOOLEAN
// returns: counts
// bound: 32 steps down; 8 areas down; grows with the subtree
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
WHERE
  // include: scope
CALL (subject) {
  MATCH (subject)
    (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}
    (organisation:Organisation)
  RETURN collect(DISTINCT organisation) AS organisations
}
WITH key, organisations,
  [o IN organisations WHERE coalesce(o.foundedOn <= $asOf, true) AND coalesce(o.dissolvedOn > $asOf, true)
  | o.kind] AS kinds
CALL (organisations) {
  WHEN $members THEN {
    UNWIND organisations AS organisation
    MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
    WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
    WITH member, organisation.kind IN ['COMMUNITY_ORGANISATION', 'GRID_BRANCH', 'BUILDING_GROUP'] AS resident
    WITH member, resident,
      // include: stage
      AS stage
    WHERE stage IN ['PROBATIONARY', 'FULL']
    RETURN count(DISTINCT member) AS members, count(DISTINCT CASE WHEN resident THEN member END) AS residents
  }
  ELSE { RETURN 0 AS members, 0 AS residents }
}
CALL (organisations) {
  WHEN $households THEN {
    UNWIND organisations AS organisation
    MATCH (organisation)-[cover:COVERS]->(top:Area)
    WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
    MATCH (top)
      (()<-[within:WITHIN WHERE coalesce(within.since <= $asOf, true)
        AND coalesce(within.until > $asOf, true)]-(inner:Area WHERE NOT EXISTS {
        (inner)<-[other:COVERS]-(o:Organisation)
          WHERE coalesce(other.since <= $asOf, true) AND coalesce(other.until > $asOf, true)
          AND (o.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE']
            OR EXISTS { (o)-[now:PART_OF]->()
            WHERE coalesce(now.since <= $asOf, true) AND coalesce(now.until > $asOf, true) }) })){0,8}
      (building:Area {kind: 'BUILDING'})
    WITH DISTINCT building
    RETURN CASE WHEN count(building.households) > 0 THEN sum(building.households) END AS households
  }
  ELSE { RETURN null AS households }
}
RETURN collect([
    key,
    size([kind IN kinds WHERE kind = 'COMMUNITY_ORGANISATION']),
    size([kind IN kinds WHERE kind = 'GRID_BRANCH']),
    size([kind IN kinds WHERE kind = 'BUILDING_GROUP']),
    members, residents, households
  ]) AS counts
