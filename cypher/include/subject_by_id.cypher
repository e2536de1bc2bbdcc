// The subject of a finding by its global id.
// params: none
// reads: id
// gives: subject
WHEN id STARTS WITH 'claim:' THEN { MATCH (subject:Claim {id: substring(id, 6)}) RETURN subject }
ELSE {
  MATCH (subject:Organisation|Area|Member|Unit|ServiceCentre|Room|Assembly
    {code: substring(id, size(split(id, ':')[0]) + 1)})
  WHERE split(id, ':')[0] = CASE
    WHEN subject:Organisation THEN 'organisation'
    WHEN subject:Area THEN 'area'
    WHEN subject:Member THEN 'member'
    WHEN subject:Unit THEN 'unit'
    WHEN subject:ServiceCentre THEN 'service-centre'
    WHEN subject:Room THEN 'room'
    WHEN subject:Assembly THEN 'assembly'
  END
  RETURN subject
}
