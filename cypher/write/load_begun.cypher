// Records that the sample is being loaded: until it is finished, the graph is half of it.
// params:
//   made_by: STRING
// returns: none
// bound: one Load
CYPHER 25
MERGE (load:Load {name: 'sample'})
SET load.madeBy = $made_by, load.begunAt = datetime(), load.finishedAt = null
