// Organisations of the street whose term has ended.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
  AND organisation.termEndsOn IS NOT NULL
RETURN count(organisation) AS checked, collect(CASE WHEN organisation.termEndsOn < $asOf THEN ['organisation:' + organisation.code, organisation.name] END) AS findings
