// How far the import of a register came: its edition, since when that holds, and whether it was finished.
// params:
//   name: STRING
// returns: edition, since, finished
// bound: one Load
CYPHER 25
OPTIONAL MATCH (load:Load {name: $name})
// By way of a map: a graph that no register was imported into does not know the property.
RETURN properties(load)['edition'] AS edition, toString(load.since) AS since, load.finishedAt IS NOT NULL AS finished
