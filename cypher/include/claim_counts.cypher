// What the graph gives for the figure that `claim` states of the organisation `about`, for its day, and whether it
// agrees.
// params:
//   tolerance: INTEGER
//   asOf: DATE
// reads: claim, about
// gives: claim, about, counted, agrees
// prefix: counted
WITH claim, about, coalesce(claim.statedFor, $asOf) AS countedDay
WHERE claim.property IN ['communities', 'gridBranches', 'buildingGroups', 'branches', 'members', 'residentMembers',
  'households']
CALL (claim, about, countedDay) {
  MATCH (about)
    (()<-[countedPart:PART_OF WHERE coalesce(countedPart.since <= countedDay, true)
    AND coalesce(countedPart.until > countedDay, true)]-()){0,32}
    (countedOrganisation:Organisation)
  WITH DISTINCT countedOrganisation
  CALL (claim, countedOrganisation, countedDay) {
    WHEN claim.property IN ['members', 'residentMembers'] THEN {
      MATCH (countedOrganisation)<-[countedHome:BELONGS_TO {kind: 'HOME'}]-(countedThing:Member)
      WHERE coalesce(countedHome.since <= countedDay, true) AND coalesce(countedHome.until > countedDay, true)
        AND (claim.property = 'members'
          OR countedOrganisation.kind IN ['COMMUNITY_ORGANISATION', 'GRID_BRANCH', 'BUILDING_GROUP'])
        AND CASE
          WHEN coalesce(countedThing.stageSince <= countedDay, true) THEN countedThing.stage
          WHEN countedThing.joinedOn <= countedDay THEN 'PROBATIONARY'
        END IN ['PROBATIONARY', 'FULL']
      RETURN countedThing
    }
    WHEN claim.property = 'households' THEN {
      MATCH (countedOrganisation)-[countedCover:COVERS]->(countedTop:Area)
      WHERE coalesce(countedCover.since <= countedDay, true) AND coalesce(countedCover.until > countedDay, true)
      MATCH (countedTop)
        (()<-[countedWithin:WITHIN]-(countedInner)
          WHERE coalesce(countedWithin.since <= countedDay, true) AND coalesce(countedWithin.until > countedDay, true)
          AND NOT EXISTS { (countedInner)<-[countedOther:COVERS]-(countedBy)
            WHERE coalesce(countedOther.since <= countedDay, true) AND coalesce(countedOther.until > countedDay, true)
            AND (countedBy.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE']
              OR EXISTS { (countedBy)-[countedNow:PART_OF]->()
              WHERE coalesce(countedNow.since <= countedDay, true)
                AND coalesce(countedNow.until > countedDay, true) }) }){0,8}
        (countedThing:Area {kind: 'BUILDING'})
      RETURN countedThing
    }
    ELSE {
      WITH countedOrganisation AS countedThing
      WHERE coalesce(countedThing.foundedOn <= countedDay, true)
        AND coalesce(countedThing.dissolvedOn > countedDay, true) AND CASE claim.property
        WHEN 'communities' THEN countedThing.kind = 'COMMUNITY_ORGANISATION'
        WHEN 'gridBranches' THEN countedThing.kind = 'GRID_BRANCH'
        WHEN 'buildingGroups' THEN countedThing.kind = 'BUILDING_GROUP'
        ELSE countedThing.form = 'BRANCH'
      END
      RETURN countedThing
    }
  }
  WITH collect(DISTINCT countedThing) AS countedThings
  RETURN CASE
    WHEN claim.property <> 'households' THEN size(countedThings)
    WHEN any(countedThing IN countedThings WHERE countedThing.households IS NOT NULL)
      THEN reduce(countedSum = 0, countedThing IN countedThings | countedSum + coalesce(countedThing.households, 0))
  END AS counted
}
WITH claim, about, counted, CASE claim.qualifier
  WHEN 'EXACT' THEN counted = claim.number
  WHEN 'ABOUT' THEN abs(counted - claim.number) * 100 <= claim.number * $tolerance
  WHEN 'MORE_THAN' THEN counted > claim.number
  WHEN 'LESS_THAN' THEN counted < claim.number
  WHEN 'RANGE' THEN claim.number <= counted AND counted <= claim.numberTo
END AS agrees
