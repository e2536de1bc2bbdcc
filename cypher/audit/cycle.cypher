// Living organisations that current relationships lead up to themselves.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named; the subtree of each
// version: 1
// enabled: false
// severity: VIOLATION
// subjects: ORGANISATION
// title-zh: 隶属关系成环
// title-en: Cycle
// message-zh: {name}沿隶属关系向上又回到自身。
// message-en: {name} is its own superior by way of others.
// mend-zh: 登记正确的上级，结束成环的隶属关系。broken-chain 规则一并报告此类断点，故本规则默认关闭。
// mend-en: Record the superior it has, and end what makes the cycle. The rule broken-chain finds such breaks too, so
//   this one is off by default.
// basis-zh: 数据自身的完整性：同一时间只有一个上级，直至最上级
// basis-en: the graph's own integrity: one superior at a time, up to a root
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
CALL (subject) {
  // Downwards: what is above the subtree may have very many below it. Each one is met once, however many ways lead
  // there.
  MATCH (subject)
    (()<-[down:PART_OF WHERE coalesce(down.since <= $asOf, true) AND coalesce(down.until > $asOf, true)]-()){1,32}
    (below)
  WITH DISTINCT below
  RETURN count(CASE WHEN below = subject THEN 1 END) > 0 AS around
}
RETURN count(subject) AS checked,
  collect(CASE WHEN around THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, null, null, null, subject.kind
  ] END) AS gaps
