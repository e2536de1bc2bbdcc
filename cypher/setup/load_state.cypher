// What the database was filled with: how the sample was made, whether its load was finished, and whether there is
// anything else.
// params: none
// returns: made_by, finished, filled
// bound: one Load, one Area, one Organisation
CYPHER 25
OPTIONAL MATCH (load:Load {name: 'sample'})
RETURN load.madeBy AS made_by,
       load.finishedAt IS NOT NULL AS finished,
       EXISTS { (:Area) } OR EXISTS { (:Organisation) } AS filled
