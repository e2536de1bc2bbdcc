// Which of these areas the graph holds, and of what kind they are.
// params:
//   keys: LIST<STRING>
// returns: areas
// bound: one index seek for each key
CYPHER 25
UNWIND $keys AS key
MATCH (area:Area {code: key})
RETURN collect([area.code, area.kind]) AS areas
