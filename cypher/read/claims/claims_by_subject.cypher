// What sources state of organisations, areas, units, service centres and congresses, by their global ids.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: claims
// bound: one index seek for each key; its own claims
CYPHER 25
UNWIND $keys AS key
CALL (key) {
  WHEN key STARTS WITH 'organisation:' THEN { MATCH (about:Organisation {code: substring(key, 13)}) RETURN about }
  WHEN key STARTS WITH 'area:' THEN { MATCH (about:Area {code: substring(key, 5)}) RETURN about }
  WHEN key STARTS WITH 'unit:' THEN { MATCH (about:Unit {code: substring(key, 5)}) RETURN about }
  WHEN key STARTS WITH 'service-centre:' THEN { MATCH (about:ServiceCentre {code: substring(key, 15)}) RETURN about }
  WHEN key STARTS WITH 'assembly:' THEN { MATCH (about:Assembly {code: substring(key, 9)}) RETURN about }
}
MATCH (about)<-[:ABOUT]-(subject:Claim)-[:STATED_IN]->(source)
WHERE
  // include: scope
WITH key, about, subject, source ORDER BY subject.property, subject.id
WITH key, subject AS claim, about, source
RETURN collect([
    key,
    // include: claim_columns
  ]) AS claims
