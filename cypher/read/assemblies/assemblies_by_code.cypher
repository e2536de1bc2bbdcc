// Assemblies by code.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: assemblies
// bound: one index seek for each key on Assembly.code
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Assembly {code: key})
WHERE
  // include: scope
RETURN collect([
    subject.code, subject.code, subject.name, subject.kind, subject.session, toString(subject.heldOn), subject.synthetic
  ]) AS assemblies
