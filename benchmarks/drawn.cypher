// What the variables of the questions are drawn from: codes, and names of which parts are searched for.
// params: none
// returns: members, residents, streets, communities, districts, names
CYPHER 25
RETURN
  COLLECT { MATCH (member:Member)-[home:BELONGS_TO {kind: 'HOME'}]->() WHERE home.until IS NULL RETURN member.code AS code ORDER BY code } AS members,
  COLLECT { MATCH (street:StreetWorkingCommittee) WITH street ORDER BY street.code
    RETURN COLLECT { MATCH (street)<-[parts:PART_OF*1..3]-()<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
      WHERE home.until IS NULL AND all(part IN parts WHERE part.until IS NULL) RETURN member.code AS code ORDER BY code } } AS residents,
  COLLECT { MATCH (street:StreetWorkingCommittee) RETURN street.code AS code ORDER BY code } AS streets,
  COLLECT { MATCH (community:CommunityOrganisation) RETURN community.code AS code ORDER BY code } AS communities,
  COLLECT { MATCH (district:DistrictCommittee) RETURN district.code } AS districts,
  COLLECT { MATCH (area:Area) WHERE area.kind IN ['STREET', 'BUILDING'] WITH DISTINCT area.kind = 'STREET' AS street, area.name AS name
    RETURN [street, name] AS text ORDER BY street, name } AS names
