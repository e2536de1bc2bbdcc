// Organisations of the street that share their name with another under one parent.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
MATCH (organisation)-[up:PART_OF]->(parent)
WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
WITH organisation, COUNT {
    (other:Organisation {name: organisation.name})-[part:PART_OF]->(parent)
    WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true) AND coalesce(other.foundedOn <= $asOf, true) AND coalesce(other.dissolvedOn > $asOf, true) } AS named
RETURN count(organisation) AS checked, collect(CASE WHEN named > 1 THEN ['organisation:' + organisation.code, organisation.name] END) AS findings
