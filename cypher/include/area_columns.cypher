// What AreaRecord holds of `area`, in its order.
// params: none
// reads: area
area.code, area.name, area.registerName, area.kind, area.synthetic
