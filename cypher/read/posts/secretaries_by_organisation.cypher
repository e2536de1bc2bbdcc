// The secretary of organisations at the day: of several the one longest in post.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: secretaries
// bound: one index seek for each key; its own posts
CYPHER 25
UNWIND $keys AS key
CALL (key) {
  MATCH (:Organisation {code: key})<-[held:HOLDS {post: 'SECRETARY'}]-(subject:Member)
  WHERE coalesce(held.since <= $asOf, true) AND coalesce(held.until > $asOf, true)
  RETURN subject ORDER BY coalesce(toString(held.since), '0000'), subject.code LIMIT 1
}
WITH key, subject
WHERE
  // include: scope
WITH key, subject AS member
WITH key, member,
  // include: stage
  AS stage
WHERE stage IS NOT NULL
RETURN collect([
    key,
    // include: member_columns
  ]) AS secretaries
