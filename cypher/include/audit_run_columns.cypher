// What an AuditRunRecord is read from, of `run`.
// params: none
// reads: run
run.id, run.within, toString(run.asOf), run.note, toString(run.startedAt), toString(run.finishedAt), run.failure,
duration.inSeconds(run.progressAt, datetime()).seconds, run.rules, run.results, toString(run.graphChangedAt),
  run.summary, coalesce(run.version, 0)
