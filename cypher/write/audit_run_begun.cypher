// A run of an audit, of which nothing is known yet. `within` is the id of the place that it audits; null is everything.
// params: run: STRING, within: STRING, asOf: DATE, note: STRING, rules: LIST<STRING>
// returns: none
// bound: one node
CYPHER 25
MERGE (run:AuditRun {id: $run})
ON CREATE SET run.within = $within, run.asOf = $asOf, run.note = $note, run.rules = $rules, run.results = [],
  run.startedAt = datetime(), run.progressAt = datetime()
