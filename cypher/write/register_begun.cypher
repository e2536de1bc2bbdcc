// Records that a register is being imported: until it is finished, the graph holds a part of it.
// params:
//   name: STRING
//   made_by: STRING
//   edition: STRING
//   since: DATE
// returns: none
// bound: one Load
CYPHER 25
MERGE (load:Load {name: $name})
SET load.madeBy = $made_by, load.edition = $edition, load.since = $since,
    load.begunAt = datetime(), load.finishedAt = null, load.rows = 0
