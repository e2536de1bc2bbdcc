// The last group of every eighth grid branch loses its members to the first: about one group in 25, as in the first rig.
CYPHER 25
MATCH (branch:GridBranch)
WITH branch ORDER BY branch.code
WITH collect(branch) AS branches
UNWIND range(0, size(branches) - 1, 8) AS index
WITH branches[index] AS branch
CALL (branch) {
  MATCH (branch)<-[part:PART_OF]-(group:BuildingGroup)
  WHERE part.until IS NULL
  WITH group ORDER BY group.code
  RETURN collect(group) AS groups
}
WITH groups[0] AS heir, groups[-1] AS emptied WHERE size(groups) > 1
MATCH (emptied)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
WHERE home.until IS NULL
// No later than today, and not before the membership began.
WITH heir, home, member, CASE WHEN coalesce(home.since < date('2025-01-01'), true) THEN date('2025-01-01') ELSE home.since + duration('P1D') END AS moved
SET home.until = moved
CREATE (member)-[:BELONGS_TO {kind: 'HOME', since: moved, until: null}]->(heir)
