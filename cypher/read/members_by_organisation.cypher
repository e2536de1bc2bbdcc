// One page of the members at home in organisations, or in their subtrees, by code.
// params: keys: LIST<STRING>, asOf: DATE, scope: LIST<STRING>, transitive: BOOLEAN, stage: STRING, limit: INTEGER, forward: BOOLEAN, after: STRING, counted: BOOLEAN, brief: BOOLEAN
// returns: pages
// bound: 32 steps down; grows with the subtree; the page is cut before it is read
CYPHER 25
UNWIND $keys AS key
MATCH (subject:Organisation {code: key})
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
WITH subject, item, stage ORDER BY item.code
WITH subject, collect([item, stage]) AS found
WITH subject, CASE WHEN $forward THEN found ELSE reverse(found) END AS found
WITH subject, CASE WHEN $counted THEN size(found) END AS total, CASE WHEN $after IS NULL THEN found[..$limit] ELSE
  [row IN found WHERE CASE WHEN $forward THEN (row[0]).code > $after ELSE (row[0]).code < $after END][..$limit] END AS page
RETURN collect([subject.code, total, CASE WHEN $brief THEN [row IN page | [(row[0]).code, (row[0]).name, row[1]]] ELSE [row IN page | [
    (row[0]).code, (row[0]).name, row[1], toString((row[0]).joinedOn),
    CASE WHEN (row[0]).floatingSince <= $asOf THEN toString((row[0]).floatingSince) END, (row[0]).synthetic
  ]] END, CASE WHEN coalesce(subject.foundedOn <= $asOf, true) THEN subject.name END, subject.kind]) AS pages
