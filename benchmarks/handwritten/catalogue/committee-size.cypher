// Branches of the street with more than seven in the committee.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
  AND organisation.form = 'BRANCH'
WITH organisation, COUNT {
  MATCH (holder)-[post:HOLDS]->(organisation)
  WHERE post.post IN ['SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER'] AND coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true)
  RETURN DISTINCT holder } AS committee
RETURN count(organisation) AS checked, collect(CASE WHEN committee > 7 THEN ['organisation:' + organisation.code, organisation.name] END) AS findings
