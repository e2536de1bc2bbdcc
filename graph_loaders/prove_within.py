"""Whether a member belongs to an organisation's subtree, with the shortest proof."""

from collections.abc import Sequence

from graph_loaders.catalogue import statement
from graph_loaders.reader import Reader
from model.kinds import AffiliationKind
from model.moment import Moment
from model.records import ChainLinkRecord, OrganisationRecord, WithinAnswerRecord

STATEMENT = statement("search/prove_within")


async def prove_within(
    reader: Reader, moment: Moment, *, member: str, organisation: str, kinds: Sequence[AffiliationKind]
) -> WithinAnswerRecord | None:
    """None when the member or the organisation can't be seen; `member` and `organisation` are codes."""
    known, kind, path = await reader.read(
        STATEMENT, moment, {"member": member, "organisation": organisation, "kinds": list(kinds)}
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
