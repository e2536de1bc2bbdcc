// A street's groups without members and its other organisations without a secretary.
// params: code: STRING, asOf: DATE
// returns: groups, branches
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
WITH organisation, organisation:BuildingGroup AS isGroup
WITH organisation, isGroup, CASE WHEN isGroup
  THEN EXISTS { (organisation)<-[home:BELONGS_TO]-() WHERE home.kind = 'HOME' AND coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true) }
  ELSE EXISTS { (organisation)<-[held:HOLDS]-() WHERE held.post = 'SECRETARY' AND coalesce(held.since <= $asOf, true) AND coalesce(held.until > $asOf, true) }
END AS fine
WHERE NOT fine
WITH organisation, isGroup ORDER BY organisation.code
RETURN collect(CASE WHEN isGroup THEN [organisation.code, organisation.name] END) AS groups,
       collect(CASE WHEN NOT isGroup THEN [organisation.code, organisation.name] END) AS branches
