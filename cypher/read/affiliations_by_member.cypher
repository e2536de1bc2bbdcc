// Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, history: BOOLEAN
// returns: affiliations
// bound: one index seek for each key; the member's own affiliations
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Member {code: key})
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
MATCH (subject)-[belongs:BELONGS_TO]->(organisation:Organisation)
WHERE coalesce(belongs.since <= $asOf, true) AND ($history OR coalesce(belongs.until > $asOf, true)) AND coalesce(organisation.foundedOn <= $asOf, true)
CALL (organisation) {
  WITH organisation AS subject
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
  RETURN count(subject) > 0 AS visible
}
WITH key, belongs, organisation, visible,
  CASE belongs.kind WHEN 'HOME' THEN 0 WHEN 'DUAL' THEN 1 ELSE 2 END AS rank
ORDER BY CASE WHEN $history THEN coalesce(toString(belongs.since), '0000') END DESC, rank, organisation.code, belongs.since
RETURN collect([
    key, belongs.kind, toString(belongs.since), toString(belongs.until),
    CASE WHEN visible THEN [
    organisation.code, organisation.name, organisation.kind, organisation.form, coalesce(organisation.joint, false), organisation.sector,
    toString(organisation.foundedOn), toString(organisation.dissolvedOn), toString(organisation.termEndsOn), organisation.synthetic
    ] END
  ]) AS affiliations
