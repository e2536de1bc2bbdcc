// Operating units with full members enough for a branch, and no living branch of their own or joint one.
// params:
//   places: LIST<STRING>
//   subjects: LIST<STRING>
//   scope: LIST<STRING>
//   asOf: DATE
//   fullMembers: INTEGER
//   units: INTEGER
// returns: checked, gaps
// bound: a node read for each subject or place, and 2 steps from each place; all of the label where neither are named
// version: 1
// enabled: true
// severity: VIOLATION
// subjects: UNIT
// thresholds: fullMembers 3 members, units 5 units
// title-zh: 应建未建党支部的单位
// title-en: Unit without a branch
// message-zh: {name}有{observed}名正式党员，既未单独建立党支部，也未建立联合党支部。
// message-en: {name} has {observed} full members, and neither a branch of its own nor a joint one.
// mend-zh: 单独建立党支部，或与邻近单位建立联合党支部（不超过5个单位）；已建立的，登记所设单位。
// mend-en: Set up a branch, or a joint one of at most five units; where there is one, record what it is set up in.
// basis-zh: 《支部工作条例（试行）》：正式党员3人以上成立党支部，联合党支部一般不超过5个单位；转引自二手资料
// basis-en: 支部工作条例（试行）: three full members for a branch, a joint branch of at most five units; quoted by secondary
//   sources
// basis-status: SECONDARY
CYPHER 25
// include: subject_units
WITH subject
WHERE
  // include: scope
WITH subject WHERE subject.operating AND subject.fullMembers >= $fullMembers
WITH subject, EXISTS {
  MATCH (subject)<-[seat:SET_UP_IN]-(organisation:Organisation)
  WHERE coalesce(seat.since <= $asOf, true) AND coalesce(seat.until > $asOf, true)
    AND organisation.form <> 'GROUP'
    AND coalesce(organisation.foundedOn <= $asOf, true) AND coalesce(organisation.dissolvedOn > $asOf, true)
    AND (NOT coalesce(organisation.joint, false) OR COUNT {
      MATCH (organisation)-[shared:SET_UP_IN]->(unit:Unit)
      WHERE coalesce(shared.since <= $asOf, true) AND coalesce(shared.until > $asOf, true)
      RETURN DISTINCT unit
    } <= $units)
} AS led
RETURN count(subject) AS checked,
  collect(CASE WHEN NOT led THEN [
    'unit:' + subject.code, 'UNIT', null, subject.name, toString(subject.fullMembers), toString($fullMembers), null
  ] END) AS gaps
