"""What is waived of findings."""

from collections.abc import Sequence
from functools import partial

from auditing.context import AuditContext
from auditing.waivers import waivers_by_finding
from model.coverage import FindingRecord
from model.kinds import WaiverState
from model.moment import Moment
from model.waivers import WaiverRecord


async def waivers_of(context: AuditContext, findings: Sequence[FindingRecord]) -> list[WaiverRecord | None]:
    """Aligned: the waiver that holds, else the one that ran out last; of what is kept, as it was then."""
    live = [finding for finding in findings if not finding.kept]
    found: dict[tuple[Moment, str], WaiverRecord | None] = {}
    for moment in dict.fromkeys(finding.moment for finding in live):
        keys = tuple(finding.key for finding in live if finding.moment == moment)
        loaded = await context.memoised(
            ("waivers", moment, keys),
            partial(context.load, waivers_by_finding, keys, moment),
        )
        found.update(zip(((moment, key) for key in keys), loaded, strict=True))
    return [finding.waiver if finding.kept else found[finding.moment, finding.key] for finding in findings]


async def are_waived(context: AuditContext, findings: Sequence[FindingRecord]) -> list[bool]:
    """Aligned: whether a waiver holds."""
    return [
        waiver is not None and waiver.state is WaiverState.ACTIVE
        for waiver in await waivers_of(context, findings)
    ]


async def only_waived(
    context: AuditContext, findings: list[FindingRecord], wanted: bool | None
) -> list[FindingRecord]:
    """Those that are waived, or those that are not; None: all."""
    if wanted is None:
        return findings
    flags = await are_waived(context, findings)
    return [finding for finding, is_waived in zip(findings, flags, strict=True) if is_waived is wanted]


async def expired_waivers(context: AuditContext, findings: Sequence[FindingRecord]) -> list[WaiverRecord]:
    """The waivers that ran out while what they waived is there: each once, what ended first in front."""
    of_each = await waivers_of(context, findings)
    ran_out = {waiver.id: waiver for waiver in of_each if waiver and waiver.state is WaiverState.EXPIRED}
    return sorted(ran_out.values(), key=lambda waiver: waiver.sort_key)
