// What the server is, and what time it has: milliseconds since 1970.
// params: none
// returns: version, edition, now
// bound: one record
CYPHER 25
CALL dbms.components() YIELD name, versions, edition
WITH name, versions, edition
WHERE name = 'Neo4j Kernel'
RETURN versions[0] AS version, edition, datetime.realtime().epochMillis AS now
