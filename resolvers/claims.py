"""Edges of claims and sources; the claims about anything; what the graph gives for a claim's day."""

from collections.abc import Sequence
from typing import Protocol

from auditing.context import AuditContext
from graph_loaders.claims import (
    CountedClaim,
    claims_by_source,
    claims_by_subject,
    counts_by_claim,
    sources_by_key,
)
from graph_loaders.engine.context import Context
from graph_loaders.nodes import load_dated_nodes
from model.ids import kind_and_key
from model.moment import Moment
from model.records import ClaimRecord, NodeRecord, SourceRecord


class Identified(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def moment(self) -> Moment: ...


async def claims(parents: Sequence[Identified], context: Context) -> list[list[ClaimRecord]]:
    return await context.load_for(claims_by_subject, parents, "id")


async def source_claims(parents: list[SourceRecord], context: Context) -> list[list[ClaimRecord]]:
    return await context.load_for(claims_by_source, parents, "key")


async def claim_source(parents: list[ClaimRecord], context: Context) -> list[SourceRecord | None]:
    return await context.load_for(sources_by_key, parents, "source_key")


async def claim_subject(parents: list[ClaimRecord], context: Context) -> list[NodeRecord | None]:
    ids = [(claim.moment, kind_and_key(claim.subject_id)) for claim in parents]
    return await load_dated_nodes(context, ids)


async def counted(parents: list[ClaimRecord], context: AuditContext) -> list[float | None]:
    return [count for count, _ in await _counts(context, parents)]


async def agrees(parents: list[ClaimRecord], context: AuditContext) -> list[bool | None]:
    return [agreement for _, agreement in await _counts(context, parents)]


async def _counts(context: AuditContext, claims: Sequence[ClaimRecord]) -> Sequence[CountedClaim]:
    [tolerance] = context.rules.rules["reported-differs"].thresholds
    return await context.memoised(
        ("counts_by_claim", *((claim.moment, claim.key) for claim in claims)),
        lambda: context.load_for(counts_by_claim, claims, "key", tolerance=int(tolerance.value)),
    )
