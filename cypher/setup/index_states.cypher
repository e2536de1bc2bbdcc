// How many indexes there are, and which of them are not ready.
// params: none
// returns: indexes, unready
// bound: one record; the indexes of cypher/setup/
SHOW INDEXES YIELD name, state
RETURN count(*) AS indexes, collect(CASE WHEN state <> 'ONLINE' THEN name END) AS unready
