// A street's organisations, nested.
// params: code: STRING, asOf: DATE
// returns: tree
CYPHER 25
MATCH (street:Organisation {code: $code})
RETURN [street.code, street.name, street.kind, [
    (street)<-[first:PART_OF]-(community) WHERE coalesce(first.since <= $asOf, true) AND coalesce(first.until > $asOf, true) |
    [community.code, community.name, community.kind, [
      (community)<-[second:PART_OF]-(branch) WHERE coalesce(second.since <= $asOf, true) AND coalesce(second.until > $asOf, true) |
      [branch.code, branch.name, branch.kind, [
        (branch)<-[third:PART_OF]-(group) WHERE coalesce(third.since <= $asOf, true) AND coalesce(third.until > $asOf, true) |
        [group.code, group.name, group.kind, []]
      ]]
    ]]
  ]] AS tree
