// The units that are looked at: the named ones, those of places, or all.
// params:
//   subjects: LIST<STRING>
//   places: LIST<STRING>
//   asOf: DATE
// gives: subject
// prefix: subject
CALL () {
  WHEN $subjects IS NOT NULL THEN { MATCH (subject:Unit) WHERE elementId(subject) IN $subjects RETURN subject }
  WHEN $places IS NULL THEN { MATCH (subject:Unit) RETURN subject }
  ELSE {
    MATCH (subjectPlace:Organisation|Area|Unit) WHERE elementId(subjectPlace) IN $places
    MATCH (subjectPlace)
      (()<-[subjectOf:SERVES|RUN_BY]-()
        WHERE coalesce(subjectOf.since <= $asOf, true) AND coalesce(subjectOf.until > $asOf, true)){0,1}
      (()<-[subjectAt:LOCATED_IN|CO_BUILDS]-()
        WHERE coalesce(subjectAt.since <= $asOf, true) AND coalesce(subjectAt.until > $asOf, true)){0,1}
      (subject:Unit)
    RETURN DISTINCT subject
  }
}
