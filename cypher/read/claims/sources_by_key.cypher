// Sources by key; a source is public.
// params:
//   keys: LIST<STRING>
// returns: sources
// bound: one index seek for each key on Source.id
CYPHER 25
UNWIND $keys AS key
MATCH (source:Source {id: key})
RETURN collect([
    source.id, source.id, source.title, source.publisher, source.published, source.note, source.synthetic
  ]) AS sources
