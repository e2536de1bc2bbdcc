// A page of what the graph holds of a register between two codes, with the links to the areas above that have no end.
// params:
//   from: STRING
//   before: STRING
//   kinds: LIST<STRING>
//   limit: INTEGER
// returns: areas
// bound: one range of the key's index; one step up
CYPHER 25
MATCH (area:Area)
WHERE $from <= area.code < $before AND area.kind IN $kinds
WITH area ORDER BY area.code LIMIT $limit
RETURN collect([
    area.code, area.synthetic,
      COLLECT { MATCH (area)-[up:WITHIN]->(above) WHERE up.until IS NULL RETURN [above.code, toString(up.since)] },
    area.name, area.registerName, area.kind
  ]) AS areas
