// The organisations that a rule looks at, of those that live on the day: the named ones, or all.
// params:
//   subjects: LIST<STRING>
//   asOf: DATE
// gives: subject
CALL () {
  WHEN $subjects IS NOT NULL THEN {
    MATCH (subject:Organisation) WHERE elementId(subject) IN $subjects
    RETURN subject
  }
  ELSE { MATCH (subject:Organisation) RETURN subject }
}
WITH subject
WHERE coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
