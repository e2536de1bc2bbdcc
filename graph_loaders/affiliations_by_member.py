"""Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null.

Arguments: history; named, which brings the members along; chained, which brings each affiliation's chain along; brief, of
the organisations; briefMembers.
"""

from collections.abc import Mapping
from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.chain_steps import Steps
from model.moment import Moment
from model.records import AffiliationRecord, MemberRecord, OrganisationRecord

Value = tuple[MemberRecord | None, list[AffiliationRecord]]


def fold(moment: Moment, rows: list[Any], steps: list[Any]) -> Mapping[str, Value]:
    climb = Steps(moment, steps).climb if steps else None
    values: dict[str, Value] = {}
    for key, member, kind, since, until, organisation in rows:
        value = values.get(key)
        if value is None:
            value = values[key] = (MemberRecord(moment, *member) if member else None, [])
        if kind is not None:
            value[1].append(
                AffiliationRecord(
                    OrganisationRecord(moment, *organisation) if organisation else None,
                    kind,
                    since,
                    until,
                    organisation is None,
                    moment,
                    climb(organisation[0], "BELONGS_TO", since, until) if climb and organisation else None,
                )
            )
    return values


affiliations_by_member: Loader[Value] = Loader(
    statement("read/affiliations_by_member"), fold, absent=(None, [])
)
