// Things by part of a name, by pinyin or its initials from any syllable, or by code; the best first, then by kind and
// id.
// params:
//   asOf: DATE
//   scope: LIST<STRING>
//   nameQuery: STRING
//   contained: STRING
//   pinyinQuery: STRING
//   code: STRING
//   text: STRING
//   kinds: LIST<STRING>
//   reach: INTEGER
//   forward: BOOLEAN
//   after: LIST<ANY>
//   limit: INTEGER
//   counted: BOOLEAN
// returns: total, reached, rows
// bound: 10,001 hits of each index; codes by prefix; the page is cut before it is read
CYPHER 25
CALL () {
  WITH $nameQuery AS query WHERE query IS NOT NULL
  CALL db.index.fulltext.queryNodes('names', query, {limit: $reach}) YIELD node
  RETURN node, 'name' AS way
  UNION
  WITH $pinyinQuery AS query WHERE query IS NOT NULL
  CALL db.index.fulltext.queryNodes('pinyin_keys', query, {limit: $reach}) YIELD node
  RETURN node, 'pinyin' AS way
  UNION
  MATCH (node:Organisation) WHERE node.code STARTS WITH $code RETURN node, 'code' AS way LIMIT $reach
  UNION
  MATCH (node:Area) WHERE node.code STARTS WITH $code RETURN node, 'code' AS way LIMIT $reach
  UNION
  MATCH (node:Member) WHERE node.code STARTS WITH $code RETURN node, 'code' AS way LIMIT $reach
  UNION
  MATCH (node:Unit) WHERE node.code STARTS WITH $code RETURN node, 'code' AS way LIMIT $reach
  UNION
  MATCH (node:ServiceCentre) WHERE node.code STARTS WITH $code RETURN node, 'code' AS way LIMIT $reach
}
WITH collect([node, way]) AS hits
WITH hits, any(way IN ['name', 'pinyin', 'code'] WHERE size([hit IN hits WHERE hit[1] = way]) >= $reach) AS reached
CALL (hits) {
UNWIND hits AS hit
WITH hit[0] AS subject, hit[1] AS way
WHERE
  // include: scope
WITH subject, way, subject AS member
WITH subject, member, way, CASE
    WHEN subject:Organisation THEN 'ORGANISATION' WHEN subject:Member THEN 'MEMBER' WHEN subject:Area THEN 'AREA'
    WHEN subject:Unit THEN 'UNIT' WHEN subject:ServiceCentre THEN 'SERVICE_CENTRE' WHEN subject:Source THEN 'SOURCE'
  END AS kind, toLower(coalesce(subject.name, subject.title, '')) AS name
WHERE kind IN $kinds AND CASE kind
    WHEN 'ORGANISATION' THEN coalesce(subject.foundedOn <= $asOf, true) AND coalesce(subject.dissolvedOn > $asOf, true)
    WHEN 'MEMBER' THEN
      // include: stage
      IN ['PROBATIONARY', 'FULL']
    ELSE true END
  AND ($contained IS NULL OR way <> 'name' OR name CONTAINS $contained OR toLower(subject.alias) CONTAINS $contained)
WITH subject, kind, name, way,
  [key IN split(coalesce(subject.pinyin, ''), ' ') WHERE way = 'pinyin' AND key STARTS WITH $text] AS keys
WITH subject, kind, name, CASE
    WHEN way <> 'pinyin' THEN way
    WHEN any(key IN keys WHERE size(key) > size(name)) AND NOT any(key IN keys WHERE size(key) <= size(name))
      THEN 'pinyin'
    ELSE 'initials' END AS matched, CASE
    WHEN way = 'code' THEN CASE WHEN subject.code = $code THEN 1.0 ELSE 0.6 END
    WHEN way = 'name' THEN CASE WHEN name = $text THEN 1.0 WHEN name STARTS WITH $text THEN 0.8 ELSE 0.7 END
    WHEN any(key IN keys WHERE key = $text) THEN 0.5
    ELSE 0.4 END + 0.1 * size($text) / (size($text) + size(name)) AS score
WITH subject, kind, collect([score, matched]) AS ways
WITH subject, kind, reduce(best = ways[0], way IN ways | CASE WHEN way[0] > best[0] THEN way ELSE best END) AS best
WITH subject, kind, best, toInteger(round(best[0] * 1000000)) AS points, kind + ':'
  + coalesce(subject.code, subject.id) AS position
ORDER BY CASE WHEN $forward THEN points END DESC, CASE WHEN $forward THEN position END, points, position DESC
RETURN collect({points: points, position: position, kind: kind, matched: best[1],
  key: coalesce(subject.code, subject.id)}) AS found
}
RETURN CASE WHEN $counted THEN size(found) END AS total, reached, [row IN [row IN found WHERE $after IS NULL OR CASE
    WHEN $forward THEN row.points < $after[0] OR row.points = $after[0] AND row.position > $after[1]
    ELSE row.points > $after[0] OR row.points = $after[0] AND row.position < $after[1]
  END][..$limit] | [row.kind, row.key, row.matched, row.points, row.position]] AS rows
