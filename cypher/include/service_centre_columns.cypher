// What ServiceCentreRecord holds of `centre`, in its order.
// params: none
// reads: centre
centre.code, centre.name, centre.alias, centre.address, toString(centre.openedOn), centre.synthetic
