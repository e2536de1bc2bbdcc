// The codes of the organisations and members that FALLS_TO is derived for.
// params: none
// returns: organisations, members
// bound: all of two labels, by their key's index
CYPHER 25
CALL () { MATCH (organisation:Organisation) RETURN collect(organisation.code) AS organisations }
CALL () { MATCH (member:Member) RETURN collect(member.code) AS members }
RETURN organisations, members
