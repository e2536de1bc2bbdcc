// The areas that are looked at: the named ones, or all.
// params:
//   subjects: LIST<STRING>
// gives: subject
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Area) WHERE elementId(subject) IN $subjects RETURN subject }
  ELSE { MATCH (subject:Area) RETURN subject }
}
