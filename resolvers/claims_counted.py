"""Claim.counted and agrees: what the graph gives for a claim's day."""

from collections.abc import Sequence

from auditing.context import AuditContext
from graph_loaders.claims import CountedClaim, counts_by_claim
from model.records import ClaimRecord


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
