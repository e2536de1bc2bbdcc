// Members who have been away, by the day they left.
// params: none
// returns: none
// bound: one index
CYPHER 25
CREATE INDEX member_floating IF NOT EXISTS
FOR (n:Member) ON (n.floatingSince)
