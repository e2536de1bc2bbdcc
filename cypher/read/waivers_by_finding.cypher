// Of findings by key: of the waivers that were granted by the day and not revoked by then, the one that ends last.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: waivers
// bound: two index seeks for each key; where its rule is waived in subtrees, 40 steps up from the subject
CYPHER 25
UNWIND $keys AS key
WITH key, head(split(key, ':')) AS rule
WITH key, rule, head(split(substring(key, size(rule) + 1), '#')) AS id
CALL (key, rule) {
  MATCH (waiver:Waiver {finding: key}) RETURN waiver
  UNION ALL
  MATCH (waiver:Waiver {rule: rule}) WHERE waiver.within IS NOT NULL RETURN waiver
}
WITH key, id, waiver
WHERE waiver.grantedOn <= $asOf AND coalesce(waiver.revokedOn > $asOf, true)
WITH key, id, collect(waiver) AS waivers
CALL (id) {
  WHEN id STARTS WITH 'claim:' THEN { MATCH (subject:Claim {id: substring(id, 6)}) RETURN subject }
  ELSE {
    MATCH (subject:Organisation|Area|Member|Unit|ServiceCentre|Room|Assembly {code: substring(id, size(split(id, ':')[0]) + 1)})
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
}
WITH key, subject, waivers, [waiver IN waivers WHERE waiver.within IS NOT NULL | waiver.within] AS subtrees
WHERE
// scope: begin
$scope IS NULL OR EXISTS {
  MATCH (subject)
    (()-[up:PART_OF|BELONGS_TO|FALLS_TO|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|ABOUT]->()
      WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)){0,40}
    (()<-[over:COVERS|SET_UP_IN]-()
      WHERE coalesce(over.since <= $asOf, true) AND coalesce(over.until > $asOf, true)){0,1}
    (()-[part:PART_OF]->()
      WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,32}
    (root:Organisation)
  WHERE 'organisation:' + root.code IN $scope
}
// scope: end
CALL (subject, subtrees) {
  WHEN subtrees = [] THEN { RETURN [] AS roots }
  ELSE {
      MATCH (subject)
        (()-[up:PART_OF|BELONGS_TO|FALLS_TO|LOCATED_IN|CO_BUILDS|SERVES|RUN_BY|ROOM_OF|HELD_BY|ABOUT]->()
          WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)){0,40}
        (()<-[over:COVERS|SET_UP_IN]-()
          WHERE coalesce(over.since <= $asOf, true) AND coalesce(over.until > $asOf, true)){0,1}
        (()-[part:PART_OF]->()
          WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,32}
        (root:Organisation)
      WHERE 'organisation:' + root.code IN subtrees
      RETURN collect(DISTINCT 'organisation:' + root.code) AS roots
  }
}
UNWIND waivers AS waiver
WITH key, roots, waiver
WHERE waiver.within IS NULL OR waiver.within IN roots
WITH key, waiver ORDER BY waiver.until DESC, waiver.id DESC
WITH key, head(collect(waiver)) AS waiver
RETURN collect([key, waiver.id, waiver.rule, waiver.finding, waiver.within, waiver.reason, waiver.grantedBy, toString(waiver.grantedOn), toString(waiver.until), waiver.revokedBy, toString(waiver.revokedOn)]) AS waivers
