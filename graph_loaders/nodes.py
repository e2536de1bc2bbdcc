"""Things by their ids, whatever their kind."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graph_loaders.areas import areas_by_code
from graph_loaders.assemblies import assemblies_by_code
from graph_loaders.claims import claims_by_key, sources_by_key
from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.context import Context
from graph_loaders.members import members_by_code
from graph_loaders.organisations import organisations_by_code
from graph_loaders.service_centres import rooms_by_code, service_centres_by_code
from graph_loaders.units import units_by_code
from model.kinds import AreaKind, NodeKind, OrganisationKind
from model.moment import Moment
from model.records import AreaRecord, NodeRecord, OrganisationRecord

NODE_LOADERS: dict[NodeKind, Loader[Any]] = {
    NodeKind.ORGANISATION: organisations_by_code,
    NodeKind.MEMBER: members_by_code,
    NodeKind.AREA: areas_by_code,
    NodeKind.UNIT: units_by_code,
    NodeKind.SERVICE_CENTRE: service_centres_by_code,
    NodeKind.ROOM: rooms_by_code,
    NodeKind.ASSEMBLY: assemblies_by_code,
    NodeKind.SOURCE: sources_by_key,
    NodeKind.CLAIM: claims_by_key,
}


async def load_nodes(
    context: Context, ids: Sequence[tuple[NodeKind, str]], moment: Moment
) -> list[NodeRecord | None]:
    """Records aligned with `ids`, pairs of kind and key, findings excepted; None for what can't be seen."""
    keys: dict[NodeKind, list[str]] = defaultdict(list)
    for kind, key in ids:
        keys[kind].append(key)
    values = await asyncio.gather(
        *(context.load(NODE_LOADERS[kind], own, moment) for kind, own in keys.items())
    )
    found = {
        (kind, key): value
        for (kind, own), records in zip(keys.items(), values, strict=True)
        for key, value in zip(own, records, strict=True)
    }
    return [found[pair] for pair in ids]


async def load_dated_nodes(
    context: Context, ids: Sequence[tuple[Moment, tuple[NodeKind, str]]]
) -> list[NodeRecord | None]:
    """As `load_nodes`, each at its own moment: one statement for each moment and kind."""
    moments = list(dict.fromkeys(moment for moment, _ in ids))
    own = [[pair for day, pair in ids if day == moment] for moment in moments]
    records = await asyncio.gather(*(load_nodes(context, *asked) for asked in zip(own, moments, strict=True)))
    found = {
        (moment, pair): record
        for moment, pairs, nodes in zip(moments, own, records, strict=True)
        for pair, record in zip(pairs, nodes, strict=True)
    }
    return [found[dated] for dated in ids]


def blank_record(kind: NodeKind, key: str, moment: Moment) -> OrganisationRecord | AreaRecord:
    """An organisation or area that its edges can be asked by, before it is known what it is called."""
    if kind is NodeKind.AREA:
        return AreaRecord(moment, key, "", None, AreaKind.STREET, synthetic=False)
    return OrganisationRecord(moment, key, "", OrganisationKind.STREET_WORKING_COMMITTEE)


# Element ids of nodes by their ids. They hold for the statements of one request: Neo4j may give them to others later.
nodes_by_id: Loader[str | None] = Loader(
    statement("read/nodes_by_id"), lambda _, rows: dict(rows), absent=None
)
