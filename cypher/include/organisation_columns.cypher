// What OrganisationRecord holds of `organisation`, in its order.
// params: none
// reads: organisation
organisation.code, organisation.name, organisation.kind, organisation.form, coalesce(organisation.joint, false),
organisation.sector, toString(organisation.foundedOn), toString(organisation.dissolvedOn),
toString(organisation.termEndsOn), organisation.synthetic
