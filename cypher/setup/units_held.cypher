// What the graph holds of a register's units, with the links to where they are that have no end.
// params:
//   keys: LIST<STRING>
// returns: units
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (unit:Unit {code: key})
RETURN collect([
    unit.code, unit.synthetic,
      COLLECT { MATCH (unit)-[place:LOCATED_IN]->(area)
      WHERE place.until IS NULL RETURN [area.code, toString(place.since)] },
    unit.name, unit.kind, unit.operating, unit.staff, unit.fullMembers
  ]) AS units
