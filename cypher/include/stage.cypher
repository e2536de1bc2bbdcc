// The stage of `member` on the day; null before the first.
// params:
//   asOf: DATE
// reads: member
CASE
  WHEN coalesce(member.stageSince <= $asOf, true) THEN member.stage
  WHEN member.joinedOn <= $asOf THEN 'PROBATIONARY'
  WHEN member.candidateOn <= $asOf THEN 'DEVELOPMENT_CANDIDATE'
  WHEN member.activistOn <= $asOf THEN 'ACTIVIST'
  WHEN member.appliedOn <= $asOf THEN 'APPLICANT'
END
