// The district's groups without members and its other organisations without a secretary: how many, and the first 50.
// The few that fail are found by label, and their chains followed up: cheaper than going down to all.
// params: code: STRING, asOf: DATE
// returns: groupCount, groups, branchCount, branches
CYPHER 25
CALL () {
  MATCH (organisation:BuildingGroup)
  WHERE NOT EXISTS { (organisation)<-[home:BELONGS_TO]-() WHERE home.kind = 'HOME' AND coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) }
  RETURN organisation, true AS isGroup
  UNION ALL
  MATCH (organisation:DistrictCommittee|StreetWorkingCommittee|CommunityOrganisation|GridBranch|PartyOrganisation)
  WHERE NOT EXISTS { (organisation)<-[held:HOLDS]-() WHERE held.post = 'SECRETARY' AND coalesce(held.since <= $asOf, true) AND coalesce(held.until > $asOf, true) }
  RETURN organisation, false AS isGroup
}
MATCH (organisation)-[parts:PART_OF*0..32]->(top)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)) AND top.code = $code
WITH organisation, isGroup ORDER BY organisation.code
WITH collect(CASE WHEN isGroup THEN organisation END) AS groups, collect(CASE WHEN NOT isGroup THEN organisation END) AS branches
RETURN size(groups) AS groupCount, [o IN groups[..50] | [o.code, o.name]] AS groups,
       size(branches) AS branchCount, [o IN branches[..50] | [o.code, o.name]] AS branches
