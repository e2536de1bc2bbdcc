"""Findings: by their ids, and their edges."""

from auditing.context import AuditContext
from auditing.findings import chains_of
from auditing.waivers_of_findings import are_waived, waivers_of
from graph_loaders.nodes import load_dated_nodes
from model.coverage import FindingRecord
from model.kinds import Language
from model.records import ChainRecord, NodeRecord
from model.waivers import WaiverRecord
from resolvers.selected import dated, names_only


def messages(
    parents: list[FindingRecord], context: AuditContext, *, language: Language = Language.ZH
) -> list[str]:
    return [finding.message(language) for finding in parents]


async def subjects(
    parents: list[FindingRecord], context: AuditContext, *, selected: frozenset[str]
) -> list[NodeRecord | None]:
    only_names = names_only(selected)
    values: list[NodeRecord | None] = [parent.subject_named if only_names else None for parent in parents]
    unknown = [index for index, value in enumerate(values) if value is None]
    nodes = await load_dated_nodes(
        context, [(parents[index].moment, parents[index].subject) for index in unknown]
    )
    for index, node in zip(unknown, nodes, strict=True):
        values[index] = node
    return values


async def chains(
    parents: list[FindingRecord], context: AuditContext, *, selected: frozenset[str]
) -> list[ChainRecord | None]:
    """The subject's chain; None for a subject of a kind that has none."""
    return await chains_of(context, parents, names_only=names_only(selected), dated=dated(selected))


async def waivers(parents: list[FindingRecord], context: AuditContext) -> list[WaiverRecord | None]:
    return await waivers_of(context, parents)


async def waived(parents: list[FindingRecord], context: AuditContext) -> list[bool]:
    return await are_waived(context, parents)
