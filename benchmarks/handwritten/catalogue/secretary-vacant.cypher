// Organisations of the street, groups excepted, without a secretary.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
  AND organisation.form <> 'GROUP'
WITH organisation, EXISTS {
    (organisation)<-[post:HOLDS {post: 'SECRETARY'}]-() WHERE coalesce(post.since <= $asOf, true) AND coalesce(post.until > $asOf, true) } AS led
RETURN count(organisation) AS checked, collect(CASE WHEN NOT led THEN ['organisation:' + organisation.code, organisation.name] END) AS findings
