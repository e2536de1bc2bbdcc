"""Query.node, nodes, organisation, member, area."""

import asyncio
from datetime import date
from typing import Any

from auditing.audit import findings_by_key
from auditing.context import AuditContext
from graph_loaders.areas import areas_by_code
from graph_loaders.members import members_by_code
from graph_loaders.nodes import blank_record, load_nodes
from graph_loaders.organisations import organisations_by_code
from model.arguments import key_of, parse_id, parse_ids
from model.ids import Id
from model.kinds import NodeKind
from model.records import AreaRecord, MemberRecord, OrganisationRecord
from resolvers.selected import itself_names_only


async def node(context: AuditContext, *, id: Id, as_of: date | None = None) -> Any:
    pair = parse_id(id, "id")
    return (await _any_nodes(context, [pair], as_of))[0]


async def nodes(context: AuditContext, *, ids: list[Id], as_of: date | None = None) -> list[Any]:
    return await _any_nodes(context, parse_ids(ids, "ids"), as_of)


async def organisation(
    context: AuditContext, *, selected: frozenset[str], id: Id, as_of: date | None = None
) -> OrganisationRecord | None:
    key, moment = key_of(id, "id", NodeKind.ORGANISATION), context.moment(as_of)
    told = await context.subject_told(key, moment) if itself_names_only(selected) else None
    return told or (await context.load(organisations_by_code, [key], moment))[0]


def foresee_organisation(
    context: AuditContext, *, selected: frozenset[str], id: Id, as_of: date | None = None
) -> tuple[AuditContext, list[OrganisationRecord | AreaRecord]]:
    key = key_of(id, "id", NodeKind.ORGANISATION)
    return context.foreseeing(), [blank_record(NodeKind.ORGANISATION, key, context.moment(as_of))]


async def member(context: AuditContext, *, id: Id, as_of: date | None = None) -> MemberRecord | None:
    key = key_of(id, "id", NodeKind.MEMBER)
    return (await context.load(members_by_code, [key], context.moment(as_of)))[0]


def foresee_area(
    context: AuditContext, *, id: Id, as_of: date | None = None
) -> tuple[AuditContext, list[OrganisationRecord | AreaRecord]]:
    key = key_of(id, "id", NodeKind.AREA)
    return context.foreseeing(), [blank_record(NodeKind.AREA, key, context.moment(as_of))]


async def area(context: AuditContext, *, id: Id, as_of: date | None = None) -> AreaRecord | None:
    key = key_of(id, "id", NodeKind.AREA)
    return (await context.load(areas_by_code, [key], context.moment(as_of)))[0]


async def _any_nodes(context: AuditContext, ids: list[tuple[NodeKind, str]], as_of: date | None) -> list[Any]:
    moment = context.moment(as_of)
    plain = [pair for pair in ids if pair[0] is not NodeKind.FINDING]
    findings = [key for kind, key in ids if kind is NodeKind.FINDING]
    plain_records, finding_records = await asyncio.gather(
        load_nodes(context, plain, moment), findings_by_key(context, findings, moment)
    )
    found: dict[tuple[NodeKind, str], Any] = dict(zip(plain, plain_records, strict=True))
    found.update(zip(((NodeKind.FINDING, key) for key in findings), finding_records, strict=True))
    return [found[pair] for pair in ids]
