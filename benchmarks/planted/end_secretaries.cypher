// Every 33rd grid branch has had no secretary for a year: three in a hundred, as in the first rig.
CYPHER 25
MATCH (branch:GridBranch)
WITH branch ORDER BY branch.code
WITH collect(branch) AS branches
UNWIND range(4, size(branches) - 1, 33) AS index
WITH branches[index] AS branch
MATCH (branch)<-[held:HOLDS {post: 'SECRETARY'}]-()
WHERE held.until IS NULL
SET held.until = CASE WHEN coalesce(held.since < date('2025-11-01'), true) THEN date('2025-11-01') ELSE held.since + duration('P1D') END
