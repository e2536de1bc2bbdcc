"""Affiliations of members, and the proof that one belongs to an organisation."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph_loaders.chains import Steps
from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.reader import Reader
from model.kinds import AffiliationKind
from model.moment import Moment
from model.records import (
    AffiliationRecord,
    ChainLinkRecord,
    MemberRecord,
    OrganisationRecord,
    WithinAnswerRecord,
)

MemberAffiliations = tuple[MemberRecord | None, list[AffiliationRecord]]


def _affiliations(moment: Moment, rows: list[Any], steps: list[Any]) -> Mapping[str, MemberAffiliations]:
    climb = Steps(moment, steps).climb if steps else None
    values: dict[str, MemberAffiliations] = {}
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


# Affiliations of members at the day, or all that had begun by it; an organisation out of scope is null.
# Arguments: history; named, which brings the members along; chained, which brings each affiliation's chain along;
# namesOnly, of the organisations; memberNamesOnly.
affiliations_by_member: Loader[MemberAffiliations] = Loader(
    statement("read/affiliations_by_member"), _affiliations, absent=(None, [])
)

PROVE_WITHIN = statement("search/prove_within")


async def prove_within(
    reader: Reader, moment: Moment, *, member: str, organisation: str, kinds: Sequence[AffiliationKind]
) -> WithinAnswerRecord | None:
    """None when the member or the organisation can't be seen; `member` and `organisation` are codes."""
    known, kind, path = await reader.read(
        PROVE_WITHIN, moment, {"member": member, "organisation": organisation, "kinds": list(kinds)}
    )
    if not known:
        return None
    links = [
        ChainLinkRecord(
            depth=depth,
            kind=row[2],
            organisation=OrganisationRecord(moment, *row),
            via=via,
            since=since,
            until=until,
            restricted=False,
        )
        for depth, (via, since, until, *row) in enumerate(path)
    ]
    return WithinAnswerRecord(within=kind is not None, kind=kind, path=links)
