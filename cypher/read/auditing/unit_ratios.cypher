// The operating non-public enterprises and social organisations within the scope, by kind, and those without a living
// organisation of their own.
// params:
//   places: LIST<STRING>
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   units: INTEGER
// returns: ratios
// bound: a node read for each subject or place, and 2 steps from each place; all of the label where neither are named;
//   the guides of each
CYPHER 25
// include: subject_units
WITH subject
WHERE
  // include: scope
WITH subject
WHERE subject.operating
  AND subject.kind IN ['ENTERPRISE', 'INTERNET_ENTERPRISE', 'CO_WORKING_SPACE', 'EDUCATION_COMPANY', 'LAW_FIRM',
  'SOCIAL_ORGANISATION']
CALL (subject) {
  OPTIONAL MATCH (subject)<-[seat:SET_UP_IN]-(organisation:Organisation)
  WHERE coalesce(seat.since <= $asOf, true) AND coalesce(seat.until > $asOf, true)
    AND organisation.form <> 'GROUP'
    AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
  WITH organisation, coalesce(organisation.joint, false) AS joint
  RETURN count(CASE WHEN NOT joint THEN organisation END) > 0 AS own,
    count(CASE WHEN joint AND COUNT {
      MATCH (organisation)-[shared:SET_UP_IN]->(unit:Unit)
      WHERE coalesce(shared.since <= $asOf, true) AND coalesce(shared.until > $asOf, true)
      RETURN DISTINCT unit
    } <= $units THEN 1 END) > 0 AS shared
}
WITH subject, own, shared, EXISTS {
  MATCH (subject)-[guided:GUIDED_BY]->(member:Member)
  WHERE coalesce(guided.since <= $asOf, true) AND coalesce(guided.until > $asOf, true)
    AND
      // include: stage
      IN ['PROBATIONARY', 'FULL']
} AS guided
WITH subject AS unit, own, shared, guided ORDER BY unit.code
WITH unit.kind AS kind, count(*) AS total, collect(CASE WHEN NOT own THEN [
    shared, guided,
    // include: unit_columns
  ] END) AS alone
RETURN collect([kind, total, alone]) AS ratios
