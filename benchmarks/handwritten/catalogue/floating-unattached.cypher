// Members of the street who have been floating for six months, and whom no organisation took in.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
MATCH (organisation)<-[belongs:BELONGS_TO|FALLS_TO]-(member:Member)
WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true) AND member.stage IN ['PROBATIONARY', 'FULL']
WITH DISTINCT member
WITH member WHERE member.floatingSince <= $asOf
WITH member, EXISTS {
    (member)-[belongs:BELONGS_TO]->(host)
    WHERE belongs.kind IN ['DUAL', 'FLOATING'] AND coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true)
      AND coalesce(host.foundedOn <= $asOf, true) AND coalesce(host.dissolvedOn > $asOf, true) } AS attached
RETURN count(member) AS checked, collect(CASE WHEN member.floatingSince + duration({months: 6}) < $asOf AND NOT attached THEN ['member:' + member.code, member.name] END) AS findings
