"""Who guides units at the day; a member out of scope is null."""

from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.moment import Moment
from model.records import GuideRecord, MemberRecord


def guide(
    moment: Moment, role: str, since: str | None, until: str | None, member: list[Any] | None
) -> GuideRecord:
    return GuideRecord(role, MemberRecord(moment, *member) if member else None, since, until)


guides_by_unit: Loader[list[GuideRecord]] = Loader(statement("read/guides_by_unit"), many(guide), absent=[])
