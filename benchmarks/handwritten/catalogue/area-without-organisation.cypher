// Areas of the street that no organisation of their kind covers.
// params: code: STRING, asOf: DATE
// returns: checked, findings
CYPHER 25
MATCH (:Organisation {code: $code})<-[parts:PART_OF*0..32]-(organisation)
WHERE all(part IN parts WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true))
MATCH (organisation)-[cover:COVERS]->(top)
WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
MATCH (top)<-[falls:FALLS_TO*0..40]-(area:Area)
WHERE all(fall IN falls WHERE coalesce(fall.since <= $asOf, true) AND coalesce(fall.until > $asOf, true))
WITH DISTINCT area
WITH area, CASE area.kind
    WHEN 'DISTRICT' THEN 'DISTRICT_COMMITTEE' WHEN 'STREET' THEN 'STREET_WORKING_COMMITTEE' WHEN 'COMMUNITY' THEN 'COMMUNITY_ORGANISATION'
    WHEN 'GRID' THEN 'GRID_BRANCH' WHEN 'BUILDING' THEN 'BUILDING_GROUP' END AS matching
WITH area, EXISTS {
    (area)<-[cover:COVERS]-(other)
    WHERE other.kind = matching AND coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
      AND coalesce(other.foundedOn <= $asOf, true) AND coalesce(other.dissolvedOn > $asOf, true) } AS covered
RETURN count(area) AS checked, collect(CASE WHEN NOT covered THEN ['area:' + area.code, area.name] END) AS findings
