"""Claim.counted and agrees: what the graph gives for a claim's day."""

from collections.abc import Sequence

from graph_loaders.claims import CountedClaim, counts_by_claim
from model.records import ClaimRecord
from resolvers.context import Context
from resolvers.memo import memoised


async def counted(parents: list[ClaimRecord], context: Context) -> list[float | None]:
    return [count for count, _ in await _counts(context, parents)]


async def agrees(parents: list[ClaimRecord], context: Context) -> list[bool | None]:
    return [agreement for _, agreement in await _counts(context, parents)]


async def _counts(context: Context, claims: Sequence[ClaimRecord]) -> Sequence[CountedClaim]:
    [tolerance] = context.rules.rules["reported-differs"].thresholds
    return await memoised(
        context,
        ("counts_by_claim", *((claim.moment, claim.key) for claim in claims)),
        lambda: context.load_for(counts_by_claim, claims, "key", tolerance=int(tolerance.value)),
    )
