// Members, and those on their way to be.
// params:
//   rows: LIST<MAP>
// returns: none
// bound: one node a row, found by its key
CYPHER 25
UNWIND $rows AS row
MERGE (n:Member {code: row.code})
SET n.name = row.name, n.stage = row.stage, n.stageSince = row.stage_since, n.bornOn = row.born_on,
    n.appliedOn = row.applied_on, n.activistOn = row.activist_on, n.candidateOn = row.candidate_on,
    n.joinedOn = row.joined_on, n.fullOn = row.full_on, n.floatingSince = row.floating_since,
    n.synthetic = row.synthetic, n.pinyin = row.pinyin
