// Posts held in organisations at the day, or all that had begun by it; a holder out of scope is null.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
//   history: BOOLEAN
// returns: posts
// bound: one index seek for each key; its own posts
CYPHER 25
UNWIND $keys AS key
MATCH (:Organisation {code: key})<-[held:HOLDS]-(member:Member)
WHERE coalesce(held.since <= $asOf, true) AND ($history OR coalesce(held.until > $asOf, true))
WITH key, held, member, member AS subject
WITH key, held, member, (
  // include: scope
) AS visible,
  CASE held.post WHEN 'SECRETARY' THEN 0 WHEN 'DEPUTY_SECRETARY' THEN 1 WHEN 'COMMITTEE_MEMBER' THEN 2 ELSE 3
    END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(held.since), '0000') END DESC, rank, member.code, held.title
WITH key, held, member, visible,
  // include: stage
  AS stage
RETURN collect([
    key, held.post, held.title, toString(held.since), toString(held.until),
    CASE WHEN visible AND stage IS NOT NULL THEN [
      // include: member_columns
    ] END
  ]) AS posts
