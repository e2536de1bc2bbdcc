// Names and parts of names, two characters at a time, which is how Chinese is searched without a dictionary.
// params: none
// returns: none
// bound: one full-text index
CYPHER 25
CREATE FULLTEXT INDEX names IF NOT EXISTS
FOR (n:Organisation|Area|Member|Unit|ServiceCentre|Source) ON EACH [n.name, n.alias, n.title]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
