// Living organisations at which the way up breaks: not those that merely hang below a break.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named; 32 steps up from each
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: ORGANISATION
// title-zh: 上级链条断开
// title-en: Broken chain
// message-zh: {name}的上级链条在此断开：{observed}。
// message-en: The chain breaks at {name}: {observed}.
// mend-zh: 登记唯一现任上级；结束与已撤销组织或重复上级的隶属关系。
// mend-en: Record the one superior it has now; end what ties it to a dissolved or a second one.
// words-zh: NO_PARENT=没有上级组织, AMBIGUOUS=有多个上级组织, DISSOLVED=上级组织已撤销, CYCLE=隶属关系成环
// words-en: NO_PARENT=no superior, AMBIGUOUS=more than one superior, DISSOLVED=the superior is dissolved, CYCLE=it is
//   its own superior by way of others
// basis-zh: 数据自身的完整性：同一时间只有一个上级，直至最上级
// basis-en: the graph's own integrity: one superior at a time, up to a root
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
CALL (subject) {
  OPTIONAL MATCH (subject)-[part:PART_OF]->(parent:Organisation)
  WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)
  RETURN count(part) AS parents, max(coalesce(parent.dissolvedOn <= $asOf, false)) AS dissolved
}
WITH subject, CASE
  WHEN parents = 0 THEN CASE WHEN NOT subject.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE']
    THEN 'NO_PARENT' END
  WHEN parents > 1 THEN 'AMBIGUOUS'
  WHEN dissolved THEN 'DISSOLVED'
  WHEN EXISTS { (subject)<-[:PART_OF]-() }
    AND EXISTS { (subject)(()-[around:PART_OF WHERE coalesce(around.since <= $asOf, true)
    AND coalesce(around.until > $asOf, true)]->()){1,32}(subject) } AND EXISTS {
    MATCH (subject)
      ((one)-[up:PART_OF]->() WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
        AND COUNT { (one)-[all:PART_OF]->()
          WHERE coalesce(all.since <= $asOf, true) AND coalesce(all.until > $asOf, true) } = 1){1,32}
      (subject)
  } THEN 'CYCLE'
END AS reason
RETURN count(subject) AS checked,
  collect(CASE WHEN reason IS NOT NULL THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, reason, null, null, subject.kind
  ] END) AS gaps
