// The district's four levels, nested, each organisation with the totals of its subtree: each sums what is below it.
// params: code: STRING, asOf: DATE
// returns: tree
CYPHER 25
MATCH (district:Organisation {code: $code})
CALL (district) {
  MATCH (district)<-[part:PART_OF]-(street:StreetWorkingCommittee)
  WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)
  CALL (street) {
    MATCH (street)<-[part:PART_OF]-(community:CommunityOrganisation)
    WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)
    CALL (community) {
      MATCH (community)<-[part:PART_OF]-(branch:GridBranch)
      WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)
      CALL (branch) {
        MATCH (branch)<-[part:PART_OF]-(group:BuildingGroup)
        WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)
        WITH group, COUNT { (group)<-[home:BELONGS_TO {kind: 'HOME'}]-() WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS members,
          reduce(sum = 0, own IN [(group)-[cover:COVERS]->(area) WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true) | area.households] | sum + own) AS households
        RETURN collect([group.code, group.name, members, households, []]) AS groups, sum(members) AS members
      }
      WITH branch, groups, members + COUNT { (branch)<-[home:BELONGS_TO {kind: 'HOME'}]-() WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS members,
        reduce(sum = 0, own IN [(branch)-[cover:COVERS]->()<-[within:WITHIN]-(building) WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true) AND coalesce(within.since <= $asOf, true) AND coalesce(within.until > $asOf, true) | building.households] | sum + own) AS households
      RETURN collect([branch.code, branch.name, 0, 1, size(groups), members, households, groups]) AS branches, sum(size(groups)) AS groups, sum(members) AS members, sum(households) AS households
    }
    WITH community, branches, groups, households, members + COUNT { (community)<-[home:BELONGS_TO {kind: 'HOME'}]-() WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS members
    RETURN collect([community.code, community.name, 1, size(branches), groups, members, households, branches]) AS communities,
      sum(size(branches)) AS branches, sum(groups) AS groups, sum(members) AS members, sum(households) AS households
  }
  WITH street, communities, branches, groups, households, members
    + COUNT { (street)<-[unit:PART_OF]-(:PartyOrganisation)<-[home:BELONGS_TO {kind: 'HOME'}]-() WHERE coalesce(unit.since <= $asOf, true) AND coalesce(unit.until > $asOf, true) AND coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS members
  RETURN collect([street.code, street.name, size(communities), branches, groups, members, households, communities]) AS streets,
    sum(size(communities)) AS communities, sum(branches) AS branches, sum(groups) AS groups, sum(members) AS members, sum(households) AS households
}
RETURN [district.code, district.name, communities, branches, groups, members
  + COUNT { (district)<-[unit:PART_OF]-(:PartyOrganisation)<-[home:BELONGS_TO {kind: 'HOME'}]-() WHERE coalesce(unit.since <= $asOf, true) AND coalesce(unit.until > $asOf, true) AND coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) }, households, streets] AS tree
