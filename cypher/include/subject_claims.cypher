// The claims that a rule looks at, with what they are about: of the named nodes, of what belongs to places, or all.
// params:
//   subjects: LIST<STRING>
//   places: LIST<STRING>
//   asOf: DATE
// gives: about, subject
// prefix: subject
CALL () {
  WHEN $subjects IS NOT NULL THEN {
    MATCH (about) WHERE elementId(about) IN $subjects
    RETURN about
  }
  WHEN $places IS NULL THEN { MATCH (:Claim)-[:ABOUT]->(about) RETURN DISTINCT about }
  // From the claims, where they are fewer than the places.
  WHEN COUNT { (:Claim) } < size($places) THEN {
    MATCH (:Claim)-[:ABOUT]->(about)
    WITH DISTINCT about
    MATCH (about)
      (()-[subjectUp:LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|BELONGS_TO|FALLS_TO]->()
        WHERE coalesce(subjectUp.since <= $asOf, true) AND coalesce(subjectUp.until > $asOf, true)){0,4}
      (subjectPlace)
    WITH about, subjectPlace WHERE elementId(subjectPlace) IN $places
    RETURN DISTINCT about
  }
  ELSE {
    MATCH (subjectPlace) WHERE elementId(subjectPlace) IN $places
    MATCH (subjectPlace)
      (()<-[subjectUp:LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|BELONGS_TO|FALLS_TO]-()
        WHERE coalesce(subjectUp.since <= $asOf, true) AND coalesce(subjectUp.until > $asOf, true)){0,4}
      (about)
    RETURN DISTINCT about
  }
}
WITH DISTINCT about
MATCH (about)<-[:ABOUT]-(subject:Claim)
