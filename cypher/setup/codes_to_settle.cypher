// The codes of all that FALLS_TO is derived for.
// params: none
// returns: areas, organisations, members
// bound: all of three labels, by their key's index
CYPHER 25
CALL () { MATCH (area:Area) RETURN collect(area.code) AS areas }
CALL () { MATCH (organisation:Organisation) RETURN collect(organisation.code) AS organisations }
CALL () { MATCH (member:Member) RETURN collect(member.code) AS members }
RETURN areas, organisations, members
