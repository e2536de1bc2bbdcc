// A run of an audit, of which nothing is known yet. `within` is the id of its place; null is everything.
// `version` is of the form of its texts.
// params:
//   run: STRING
//   version: INTEGER
//   within: STRING
//   asOf: DATE
//   note: STRING
//   rules: LIST<STRING>
// returns: none
// bound: one node; a Load for each register and sample
CYPHER 25
OPTIONAL MATCH (load:Load)
WITH max(coalesce(load.finishedAt, load.begunAt)) AS changed
MERGE (run:AuditRun {id: $run})
ON CREATE SET run.version = $version, run.within = $within, run.asOf = $asOf, run.note = $note, run.rules = $rules,
  run.results = [], run.graphChangedAt = changed, run.kept = 0, run.startedAt = datetime(),
  run.progressAt = datetime()
