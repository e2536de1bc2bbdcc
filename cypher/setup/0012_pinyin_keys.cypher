// The pinyin keys of names, cut at blanks alone: a key such as 3haolou stays whole, and is searched by prefix.
// params: none
// returns: none
// bound: one full-text index
CYPHER 25
CREATE FULLTEXT INDEX pinyin_keys IF NOT EXISTS
FOR (n:Organisation|Area|Member|Unit|ServiceCentre|Source) ON EACH [n.pinyin]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
