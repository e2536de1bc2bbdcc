// The nodes of ids that a path may begin or end at.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: ends
// bound: one index seek for each id
CYPHER 25
UNWIND $keys AS key
CALL (key) {
  WHEN key STARTS WITH 'organisation:' THEN {
    MATCH (subject:Organisation {code: substring(key, 13)}) WHERE coalesce(subject.foundedOn <= $asOf, true)
    RETURN subject
  }
  WHEN key STARTS WITH 'member:' THEN { MATCH (subject:Member {code: substring(key, 7)}) RETURN subject }
  WHEN key STARTS WITH 'area:' THEN { MATCH (subject:Area {code: substring(key, 5)}) RETURN subject }
  WHEN key STARTS WITH 'unit:' THEN { MATCH (subject:Unit {code: substring(key, 5)}) RETURN subject }
  WHEN key STARTS WITH 'service-centre:' THEN {
    MATCH (subject:ServiceCentre {code: substring(key, 15)})
    RETURN subject
  }
}
WITH key, subject
WHERE
  // include: scope
WITH key, subject, subject AS member
WHERE NOT subject:Member OR (
  // include: stage
) IS NOT NULL
RETURN collect([key, elementId(subject)]) AS ends
