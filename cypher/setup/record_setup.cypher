// Records that a statement of cypher/setup was applied.
// params:
//   name: STRING
// returns: none
// bound: one Setup
CYPHER 25
MERGE (setup:Setup {name: $name})
ON CREATE SET setup.appliedAt = datetime()
