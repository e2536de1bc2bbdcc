// Units that co-build with service centres.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>
// returns: units
// bound: one index seek for each key; one step
CYPHER 25
UNWIND $keys AS key
MATCH (:ServiceCentre {code: key})<-[link:CO_BUILDS]-(subject:Unit)
// scope: begin
WHERE $scope IS NULL OR EXISTS {
  MATCH (subject)
    ((n)-[up:PART_OF|BELONGS_TO|COVERS|WITHIN|LOCATED_IN|SERVES|RUN_BY|CO_BUILDS|ROOM_OF|HELD_BY|ABOUT]->()
      WHERE coalesce(up.since <= $asOf, true) AND CASE type(up)
        WHEN 'COVERS' THEN coalesce(up.until > $asOf, true)
          AND NOT EXISTS { (n)-[ever:PART_OF]->() WHERE coalesce(ever.since <= $asOf, true) }
        WHEN 'WITHIN' THEN coalesce(up.until > $asOf, true)
          AND NOT EXISTS { (n)<-[cover:COVERS]-(o)
            WHERE coalesce(cover.since <= $asOf, true) AND coalesce(cover.until > $asOf, true)
              AND (o.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE'] OR EXISTS { (o)-[now:PART_OF]->()
                WHERE coalesce(now.since <= $asOf, true) AND coalesce(now.until > $asOf, true) }) }
        ELSE coalesce(up.until > $asOf, true)
          OR type(up) IN ['PART_OF', 'BELONGS_TO'] AND coalesce(up.kind, 'HOME') = 'HOME'
          AND NOT EXISTS { (n)-[later:PART_OF|BELONGS_TO]->()
            WHERE coalesce(later.kind, 'HOME') = 'HOME' AND coalesce(later.since <= $asOf, true)
              AND coalesce(later.until > up.until, true) }
      END){0,40}
    (()<-[over:COVERS|SET_UP_IN]-()
      WHERE coalesce(over.since <= $asOf, true) AND coalesce(over.until > $asOf, true)){0,1}
    (()-[part:PART_OF]->()
      WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)){0,32}
    (root:Organisation)
  WHERE 'organisation:' + root.code IN $scope
}
// scope: end
WITH key, subject, link
WHERE coalesce(link.since <= $asOf, true) AND coalesce(link.until > $asOf, true)
WITH DISTINCT key, subject ORDER BY subject.code
RETURN collect([
    key, subject.code, subject.name, subject.alias, subject.kind, subject.operating, subject.staff, subject.fullMembers, subject.synthetic
  ]) AS units
