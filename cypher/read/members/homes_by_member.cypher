// The only current HOME of members.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: homes
// bound: one index seek for each key; the member's own affiliations
CYPHER 25
UNWIND $keys AS key
MATCH (:Member {code: key})-[home:BELONGS_TO {kind: 'HOME'}]->(organisation:Organisation)
WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
WITH key, collect(organisation) AS homes
WHERE size(homes) = 1
WITH key, homes[0] AS subject
WHERE
  // include: scope
WITH key, subject AS organisation
RETURN collect([
    key,
    // include: organisation_columns
  ]) AS homes
