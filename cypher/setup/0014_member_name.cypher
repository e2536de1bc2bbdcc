// Parts of a member's name, for `nameContains`.
// params: none
// returns: none
// bound: one index
CYPHER 25
CREATE TEXT INDEX member_name IF NOT EXISTS FOR (m:Member) ON (m.name)
