// Living organisations that have the name of another living one below a current parent of theirs.
// params:
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
// returns: checked, gaps
// bound: a node read for each subject, and an index seek for its name or a step down from its parents; all of the label
//   where none are named
// version: 1
// enabled: true
// severity: WARNING
// subjects: ORGANISATION
// title-zh: 同一上级下重名的组织
// title-en: Two organisations of one name
// message-zh: {name}：同一上级之下有{observed}个组织用此名称。
// message-en: {name}: {observed} organisations below one superior have this name.
// mend-zh: 核实是否重复登记；确为两个组织的，更改其中一个的名称。
// mend-en: Find out whether one is recorded twice; where there are two, rename one of them.
// basis-zh: 数据自身的完整性：同一上级之下，一个名称只指一个组织
// basis-en: the graph's own integrity: below one superior a name means one organisation
// basis-status: UNCONFIRMED
CYPHER 25
// include: subject_organisations
WITH subject
WHERE
  // include: scope
MATCH (subject)-[up:PART_OF]->(parent:Organisation)
  WHERE coalesce(up.since <= $asOf, true) AND coalesce(up.until > $asOf, true)
WITH parent, collect(DISTINCT subject) AS subjects
CALL (parent, subjects) {
  // What is below a parent is read once where more than half of it is asked about. Else by name, which has an index:
  // it may be very many.
  WHEN COUNT { (parent)<-[:PART_OF]-() } < 2 * size(subjects) THEN {
    MATCH (parent)<-[part:PART_OF]-(other:Organisation)
    WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true)
      AND coalesce(other.foundedOn <= $asOf, true) AND coalesce(other.dissolvedOn > $asOf, true)
    WITH other.name AS name, collect(DISTINCT other) AS named WHERE size(named) > 1 AND name IS NOT NULL
    UNWIND [each IN named WHERE each IN subjects] AS subject
    RETURN collect([subject, named]) AS sharing
  }
  ELSE {
    UNWIND subjects AS subject
    MATCH (other:Organisation)
    WHERE other.name = toString(subject.name) AND coalesce(other.foundedOn <= $asOf, true)
      AND coalesce(other.dissolvedOn > $asOf, true)
      AND EXISTS { (other)-[part:PART_OF]->(parent)
        WHERE coalesce(part.since <= $asOf, true) AND coalesce(part.until > $asOf, true) }
    WITH subject, collect(other) AS named WHERE size(named) > 1
    RETURN collect([subject, named]) AS sharing
  }
}
WITH collect(subjects) AS below, collect(sharing) AS shared
RETURN COUNT { UNWIND below AS subjects UNWIND subjects AS subject RETURN DISTINCT subject } AS checked, COLLECT {
  UNWIND shared AS sharing UNWIND sharing AS one UNWIND one[1] AS other
  WITH one[0] AS subject, count(DISTINCT other) AS named
  RETURN ['organisation:' + subject.code, 'ORGANISATION', null, subject.name, toString(named), '1', null, subject.kind]
} AS gaps
