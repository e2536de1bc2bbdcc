// Operating units of the street with three full members, and without a branch.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
WITH collect(organisation) AS organisations
CALL (organisations) {
  UNWIND organisations AS organisation
  MATCH (organisation)-[seat:SET_UP_IN]->(unit:Unit) WHERE coalesce(seat.since <= $asOf, true) AND coalesce(seat.until > $asOf, true)
  RETURN unit
  UNION
  UNWIND organisations AS organisation
  MATCH (organisation)<-[joint:CO_BUILDS]-(unit:Unit) WHERE coalesce(joint.since <= $asOf, true) AND coalesce(joint.until > $asOf, true)
  RETURN unit
  UNION
  UNWIND organisations AS organisation
  MATCH (organisation)-[cover:COVERS]->(top)<-[falls:FALLS_TO*0..40]-(area:Area)<-[at:LOCATED_IN]-(unit:Unit)
  WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true) AND coalesce(at.since <= $asOf, true) AND coalesce(at.until > $asOf, true)
    AND all(fall IN falls WHERE coalesce(fall.since <= $asOf, true) AND coalesce(fall.until > $asOf, true))
  RETURN unit
}
WITH unit WHERE unit.operating AND unit.fullMembers >= 3
WITH unit, EXISTS {
    MATCH (unit)<-[seat:SET_UP_IN]-(own)
    WHERE own.form <> 'GROUP' AND coalesce(seat.since <= $asOf, true) AND coalesce(seat.until > $asOf, true)
      AND coalesce(own.foundedOn <= $asOf, true) AND coalesce(own.dissolvedOn > $asOf, true)
      AND (NOT coalesce(own.joint, false) OR COUNT { (own)-[shared:SET_UP_IN]->() WHERE coalesce(shared.since <= $asOf, true) AND coalesce(shared.until > $asOf, true) } <= 5) } AS led
RETURN count(unit) AS checked, collect(CASE WHEN NOT led THEN ['unit:' + unit.code, unit.name] END) AS findings
