// A run of an audit, of which nothing is known yet. It audits a place, or everything.
// params: run: STRING, within: STRING, asOf: DATE, note: STRING, rules: LIST<STRING>
// returns: none
// bound: one node and one relationship; an index seek on Organisation.code or Area.code
CYPHER 25
MERGE (run:AuditRun {id: $run})
ON CREATE SET run.asOf = $asOf, run.note = $note, run.rules = $rules, run.results = [], run.startedAt = datetime(), run.progressAt = datetime()
WITH run
OPTIONAL MATCH (place:Organisation|Area {code: substring($within, size(split($within, ':')[0]) + 1)})
WHERE CASE split($within, ':')[0] WHEN 'area' THEN place:Area ELSE place:Organisation END
FOREACH (one IN CASE WHEN place IS NULL THEN [] ELSE [place] END | MERGE (run)-[:AUDITS]->(one))
