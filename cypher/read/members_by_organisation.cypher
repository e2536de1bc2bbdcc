// One page of the members at home in organisations, or in their subtrees, by code.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, transitive: BOOLEAN, stage: STRING, limit: INTEGER, forward: BOOLEAN, after: STRING, counted: BOOLEAN
// returns: pages
// bound: 32 steps down; grows with the subtree; the page is cut before it is read
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
// scope: begin
WHERE $scope IS NULL OR EXISTS {
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
CALL (subject) {
  WHEN $transitive THEN {
    MATCH (subject)(()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){0,32}(organisation:Organisation)
    RETURN DISTINCT organisation
  }
  ELSE { RETURN subject AS organisation }
}
MATCH (organisation)<-[home:BELONGS_TO {kind: 'HOME'}]-(item:Member)
WHERE coalesce(home.since <= $asOf, true) AND coalesce(home.until > $asOf, true)
WITH DISTINCT subject, item
WITH subject, item, CASE
    WHEN coalesce(item.stageSince <= $asOf, true) THEN item.stage
    WHEN item.joinedOn <= $asOf THEN 'PROBATIONARY'
    WHEN item.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
    WHEN item.activistOn <= $asOf THEN 'ACTIVIST'
    WHEN item.appliedOn <= $asOf THEN 'APPLICANT'
  END AS stage
WHERE CASE WHEN $stage IS NULL THEN stage IN ['PROBATIONARY', 'FULL'] ELSE stage = $stage END
WITH subject, item, stage ORDER BY CASE WHEN $forward THEN item.code END, item.code DESC
WITH subject, collect({code: item.code, member: item, stage: stage}) AS found
WITH subject, CASE WHEN $counted THEN size(found) END AS total,
  [row IN found WHERE $after IS NULL OR CASE WHEN $forward THEN row.code > $after ELSE row.code < $after END][..$limit] AS page
RETURN collect([subject.code, total, COLLECT { UNWIND page AS row WITH row.member AS item, row.stage AS stage RETURN [
    item.code, item.name, stage, toString(item.joinedOn),
    CASE WHEN item.floatingSince <= $asOf THEN toString(item.floatingSince) END, item.synthetic
  ] }, CASE WHEN coalesce(subject.foundedOn <= $asOf, true) THEN subject.name END, subject.kind]) AS pages
