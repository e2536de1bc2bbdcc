// What WaiverRecord holds of `waiver`, in its order.
// params: none
// reads: waiver
waiver.id, waiver.rule, waiver.finding, waiver.within, waiver.reason, waiver.grantedBy, toString(waiver.grantedOn),
toString(waiver.until), waiver.revokedBy, toString(waiver.revokedOn)
