// What MemberRecord holds of `member`, in its order, with the stage that include/stage gives.
// params:
//   asOf: DATE
// reads: member, stage
member.code, member.name, stage, toString(member.joinedOn),
CASE WHEN member.floatingSince <= $asOf THEN toString(member.floatingSince) END, member.synthetic
