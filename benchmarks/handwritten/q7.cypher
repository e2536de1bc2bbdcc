// The first 20 living organisations, by code, whose name holds the text.
// params: text: STRING, asOf: DATE
// returns: organisations
CYPHER 25
MATCH (organisation:Organisation)
WHERE organisation.name CONTAINS $text
WITH organisation, organisation.code AS code ORDER BY code
// Looked at in this order until there are 20, and not before.
WITH organisation, code WHERE coalesce(organisation.dissolvedOn > $asOf, true)
LIMIT 20
RETURN collect([code, organisation.name, organisation.kind]) AS organisations
