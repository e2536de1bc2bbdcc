// Congresses that organisations held.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: assemblies
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:Organisation {code: key})<-[link:HELD_BY]-(subject:Assembly)
WHERE
  // include: scope
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
WITH DISTINCT key, subject ORDER BY subject.code
RETURN collect([
    key, subject.code, subject.name, subject.kind, subject.session, toString(subject.heldOn), subject.synthetic
  ]) AS assemblies
