// Posts that members hold at the day, or all that had begun by it.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   history: BOOLEAN
// returns: posts
// bound: one index seek for each key; the member's own posts
CYPHER 25
UNWIND $keys AS key
MATCH (:Member {code: key})-[held:HOLDS]->(subject:Organisation)
WHERE
  // include: scope
WITH key, held, subject
WHERE coalesce(held.since <= $asOf, true) AND ($history OR coalesce(held.until > $asOf, true))
  AND coalesce(subject.foundedOn <= $asOf, true)
WITH key, held, subject,
  CASE held.post WHEN 'SECRETARY' THEN 0 WHEN 'DEPUTY_SECRETARY' THEN 1 WHEN 'COMMITTEE_MEMBER' THEN 2 ELSE 3
    END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(held.since), '0000') END DESC, rank, subject.code, held.title
WITH key, held, subject AS organisation
RETURN collect([
    key, held.post, held.title, toString(held.since), toString(held.until),
    // include: organisation_columns
  ]) AS posts
