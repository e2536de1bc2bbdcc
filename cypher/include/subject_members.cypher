// The members that a rule looks at, of those that are members on the day: the named ones, those of places, or all.
// params:
//   subjects: LIST<STRING>
//   places: LIST<STRING>
//   asOf: DATE
// gives: subject, member
// prefix: subject
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Member) WHERE elementId(subject) IN $subjects RETURN subject }
  WHEN $places IS NULL THEN { MATCH (subject:Member) RETURN subject }
  ELSE {
    MATCH (subjectPlace:Organisation) WHERE elementId(subjectPlace) IN $places
    MATCH (subjectPlace)<-[subjectHome:BELONGS_TO|FALLS_TO]-(subject:Member)
    WHERE coalesce(subjectHome.since <= $asOf, true) AND coalesce(subjectHome.until > $asOf, true)
    RETURN DISTINCT subject
  }
}
WITH subject, subject AS member
WHERE
  // include: stage
  IN ['PROBATIONARY', 'FULL']
