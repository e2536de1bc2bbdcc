"""What is waived of findings."""

from collections.abc import Sequence
from functools import partial

from auditing.waivers import waivers_by_finding
from model.coverage import FindingRecord
from model.kinds import WaiverState
from model.moment import Moment
from model.waivers import WaiverRecord
from resolvers.context import Context
from resolvers.memo import memoised


async def waivers(parents: Sequence[FindingRecord], context: Context) -> list[WaiverRecord | None]:
    """Aligned: the waiver that holds, else the one that ran out last; of what is kept, as it was then."""
    live = [finding for finding in parents if not finding.kept]
    found: dict[tuple[Moment, str], WaiverRecord | None] = {}
    for moment in dict.fromkeys(finding.moment for finding in live):
        keys = tuple(finding.key for finding in live if finding.moment == moment)
        loaded = await memoised(
            context,
            ("waivers", moment, keys),
            partial(context.load, waivers_by_finding, keys, moment),
        )
        found.update(zip(((moment, key) for key in keys), loaded, strict=True))
    return [finding.waiver if finding.kept else found[finding.moment, finding.key] for finding in parents]


async def waived(parents: Sequence[FindingRecord], context: Context) -> list[bool]:
    """Aligned: whether a waiver holds."""
    return [
        waiver is not None and waiver.state is WaiverState.ACTIVE
        for waiver in await waivers(parents, context)
    ]


async def only_waived(
    findings: list[FindingRecord], wanted: bool | None, context: Context
) -> list[FindingRecord]:
    """Those that are waived, or those that are not; None: all."""
    if wanted is None:
        return findings
    are_waived = await waived(findings, context)
    return [finding for finding, is_waived in zip(findings, are_waived, strict=True) if is_waived is wanted]


async def expired(findings: Sequence[FindingRecord], context: Context) -> list[WaiverRecord]:
    """The waivers that ran out while what they waived is there: each once, what ended first in front."""
    of_each = await waivers(findings, context)
    ran_out = {waiver.id: waiver for waiver in of_each if waiver and waiver.state is WaiverState.EXPIRED}
    return sorted(ran_out.values(), key=lambda waiver: waiver.sort_key)
