"""Units: by code, by what they are tied to; and who guides them."""

from typing import Any

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.folds import many, one
from model.moment import Moment
from model.records import GuideRecord, MemberRecord, UnitRecord

units_by_code: Loader[UnitRecord | None] = Loader(
    statement("read/units_by_code"), one(UnitRecord), absent=None
)

# Units located in areas.
units_by_area: Loader[list[UnitRecord]] = Loader(statement("read/units_by_area"), many(UnitRecord), absent=[])

# Units in which organisations are set up.
units_by_organisation: Loader[list[UnitRecord]] = Loader(
    statement("read/units_by_organisation"), many(UnitRecord), absent=[]
)

# Units that co-build with service centres.
units_by_service_centre: Loader[list[UnitRecord]] = Loader(
    statement("read/units_by_service_centre"), many(UnitRecord), absent=[]
)

# Units that co-build with organisations.
co_builders_by_organisation: Loader[list[UnitRecord]] = Loader(
    statement("read/co_builders_by_organisation"), many(UnitRecord), absent=[]
)


def _guide(
    moment: Moment, role: str, since: str | None, until: str | None, member: list[Any] | None
) -> GuideRecord:
    return GuideRecord(role, MemberRecord(moment, *member) if member else None, since, until)


# Who guides units at the day; a member out of scope is null.
guides_by_unit: Loader[list[GuideRecord]] = Loader(statement("read/guides_by_unit"), many(_guide), absent=[])
