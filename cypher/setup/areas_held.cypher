// What the graph holds of a register's areas, with the links to the areas above that have no end.
// params:
//   keys: LIST<STRING>
// returns: areas
// bound: one index seek for each key; one step up
CYPHER 25
UNWIND $keys AS key
MATCH (area:Area {code: key})
RETURN collect([
    area.code, area.synthetic,
      COLLECT { MATCH (area)-[up:WITHIN]->(above) WHERE up.until IS NULL RETURN [above.code, toString(up.since)] },
    area.name, area.registerName, area.kind
  ]) AS areas
