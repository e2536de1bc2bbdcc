// Branches of the street without members, their groups' included.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
  AND organisation.form = 'BRANCH'
WITH organisation, EXISTS {
    MATCH (organisation)<-[steps:PART_OF*0..1]-(home)<-[belongs:BELONGS_TO {kind: 'HOME'}]-(member:Member)
    WHERE all(part IN steps WHERE home.form = 'GROUP' AND coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
      AND coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
      AND member.stage IN ['PROBATIONARY', 'FULL'] } AS peopled
RETURN count(organisation) AS checked, collect(CASE WHEN NOT peopled THEN ['organisation:' + organisation.code, organisation.name] END) AS findings
