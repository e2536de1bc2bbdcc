// How much there is within places, by kind: what belongs to them; and how much of it is made up. Of organisations, the
// living.
// params:
//   places: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: data
// bound: a node read for each place, and 4 steps from each; all of the labels where none are named
CYPHER 25
CALL () {
  WHEN $places IS NULL THEN { MATCH (subject:Organisation|Area|Member|Unit|ServiceCentre|Room|Assembly) RETURN subject }
  ELSE {
    MATCH (place) WHERE elementId(place) IN $places
    MATCH (place)
      (()<-[up:LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|BELONGS_TO|FALLS_TO]-()
        WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)){0,4}
      (subject:Organisation|Area|Member|Unit|ServiceCentre|Room|Assembly)
    RETURN DISTINCT subject
  }
}
WITH DISTINCT subject
WHERE
  // include: scope
WITH subject, CASE
  WHEN subject:Organisation THEN 'ORGANISATION'
  WHEN subject:Area THEN 'AREA'
  WHEN subject:Member THEN 'MEMBER'
  WHEN subject:Unit THEN 'UNIT'
  WHEN subject:ServiceCentre THEN 'SERVICE_CENTRE'
  WHEN subject:Room THEN 'ROOM'
  WHEN subject:Assembly THEN 'ASSEMBLY'
END AS kind
WHERE NOT subject:Organisation OR coalesce(subject.foundedOn <= $asOf, true)
  AND coalesce(subject.dissolvedOn > $asOf, true)
WITH kind, count(*) AS total, count(CASE WHEN subject.synthetic THEN 1 END) AS synthetic
RETURN collect([kind, total, synthetic]) AS data
