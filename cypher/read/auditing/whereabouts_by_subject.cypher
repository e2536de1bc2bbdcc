// Of the subjects of findings: whether each is made up, and the register's streets that it is in, by what it belongs to
// and what that covers.
// params:
//   keys: LIST<STRING>
//   asOf: DATE
//   scope: LIST<STRING>
// returns: whereabouts
// bound: an index seek for each key; 40 steps up
CYPHER 25
UNWIND $keys AS id
CALL (id) {
  // include: subject_by_id
}
WITH id, subject
WHERE
  // include: scope
WITH id, subject, COLLECT {
  MATCH (subject)
    (()-[way:PART_OF|BELONGS_TO|FALLS_TO|SET_UP_IN|LOCATED_IN|SERVES|RUN_BY|ROOM_OF|HELD_BY|ABOUT|COVERS|WITHIN]->()
      WHERE coalesce(way.since <= $asOf, true) AND coalesce(way.until > $asOf, true)){0,40}
    (street:Area {kind: 'STREET'})
  WITH DISTINCT street.code AS code
  RETURN code ORDER BY code
} AS streets
RETURN collect([id, coalesce(subject.synthetic, false), streets]) AS whereabouts
