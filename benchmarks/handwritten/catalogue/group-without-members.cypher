// Groups of the street in which nobody is at home.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
  AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
  AND organisation.form = 'GROUP'
WITH organisation, EXISTS {
    (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(member:Member)
    WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) AND member.stage IN ['PROBATIONARY', 'FULL'] } AS peopled
RETURN count(organisation) AS checked, collect(CASE WHEN NOT peopled THEN ['organisation:' + organisation.code, organisation.name] END) AS findings
