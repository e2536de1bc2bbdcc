// The global id of `about`; null of a node that has none.
// params: none
// reads: about
CASE
  WHEN about:Organisation THEN 'organisation:' + about.code
  WHEN about:Area THEN 'area:' + about.code
  WHEN about:Member THEN 'member:' + about.code
  WHEN about:Unit THEN 'unit:' + about.code
  WHEN about:ServiceCentre THEN 'service-centre:' + about.code
  WHEN about:Room THEN 'room:' + about.code
  WHEN about:Assembly THEN 'assembly:' + about.code
END
