// Organisations of the street at which the chain breaks. This graph has no cycles: they are not looked for.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
WITH organisation, [(organisation)-[part:PART_OF]->(parent) WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true) | parent] AS parents
RETURN count(organisation) AS checked, collect(CASE WHEN size(parents) > 1 OR coalesce(parents[0].dissolvedOn <= $asOf, false)
    OR size(parents) = 0 AND NOT organisation.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] THEN ['organisation:' + organisation.code, organisation.name] END) AS findings
