// What UnitRecord holds of `unit`, in its order.
// params: none
// reads: unit
unit.code, unit.name, unit.alias, unit.kind, unit.operating, unit.staff, unit.fullMembers, unit.synthetic
