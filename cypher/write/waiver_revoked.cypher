// Ends a waiver before its time. What it was stays, and who ended it when; once, and not again.
// params:
//   waiver: STRING
//   revokedBy: STRING
//   revokedOn: DATE
// returns: none
// bound: an index seek on Waiver.id
CYPHER 25
MATCH (waiver:Waiver {id: $waiver})
WHERE waiver.revokedOn IS NULL
SET waiver.revokedBy = $revokedBy, waiver.revokedOn = $revokedOn
