// Parts of an organisation's name, for `nameContains`.
// params: none
// returns: none
// bound: one index
CYPHER 25
CREATE TEXT INDEX organisation_name IF NOT EXISTS FOR (o:Organisation) ON (o.name)
