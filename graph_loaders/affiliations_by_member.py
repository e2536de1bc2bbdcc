"""Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from model.moment import Moment
from model.records import AffiliationRecord, OrganisationRecord


def fold(moment: Moment, rows: list[Any]) -> Mapping[str, list[AffiliationRecord]]:
    values: dict[str, list[AffiliationRecord]] = defaultdict(list)
    for key, kind, since, until, organisation in rows:
        values[key].append(
            AffiliationRecord(
                organisation=OrganisationRecord(moment, *organisation) if organisation else None,
                kind=kind,
                since=since,
                until=until,
                restricted=organisation is None,
                moment=moment,
            )
        )
    return values


affiliations_by_member: Loader[list[AffiliationRecord]] = Loader(
    statement("read/affiliations_by_member"), fold, absent=[]
)
