// What ClaimRecord holds of `claim` about `about`, stated in `source`, in its order.
// params: none
// reads: claim, about, source
claim.id,
// include: node_id
, 'source:' + source.id,
claim.property, claim.value, claim.number, claim.numberTo, claim.unit, claim.qualifier, toString(claim.statedFor),
claim.statedForText, claim.place, claim.basis, claim.note, claim.synthetic
