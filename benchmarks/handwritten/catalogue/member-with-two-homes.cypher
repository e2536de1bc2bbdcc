// Members of the street with more than one home.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
MATCH (organisation)<-[belongs:BELONGS_TO|FALLS_TO]-(member:Member)
WHERE coalesce(belongs.since <= $asOf, true) AND coalesce(belongs.until > $asOf, true) AND member.stage IN ['PROBATIONARY', 'FULL']
WITH DISTINCT member
WITH member, COUNT { (member)-[home:BELONGS_TO {kind: 'HOME'}]->() WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) } AS homes
RETURN count(member) AS checked, collect(CASE WHEN homes > 1 THEN ['member:' + member.code, member.name] END) AS findings
