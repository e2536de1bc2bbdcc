// Living organisations, roots excepted, without any superior.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject; all of the label where none are named
// version: 1
// enabled: false
// severity: VIOLATION
// subjects: ORGANISATION
// title-zh: 没有上级的组织
// title-en: Orphan
// message-zh: {name}没有上级组织。
// message-en: {name} has no superior.
// mend-zh: 登记其现任上级。broken-chain 规则一并报告此类断点，故本规则默认关闭。
// mend-en: Record the superior it has now. The rule broken-chain finds such breaks too, so this one is off by default.
// basis-zh: 数据自身的完整性：同一时间只有一个上级，直至最上级
// basis-en: the graph's own integrity: one superior at a time, up to a root
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
WITH subject WHERE NOT subject.kind IN ['DISTRICT_COMMITTEE', 'ZONE_WORKING_COMMITTEE']
WITH subject,
  EXISTS { (subject)-[part:PART_OF]->(:Organisation)
  WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true) } AS attached
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT attached THEN [
    'organisation:' + subject.code, 'ORGANISATION', null, subject.name, '0', '1', null, subject.kind
  ] END) AS gaps
