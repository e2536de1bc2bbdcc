"""An audit as it is handed in: all findings with their chains, not a page of them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import TypeVar

from auditing.asked import known_coverage
from auditing.audit import audit, places_of
from auditing.context import AuditContext
from auditing.coverage import coverage_by_street
from auditing.report_parts import (
    check_number,
    coverage_there,
    point,
    reported_findings,
    reported_place,
    reported_rule,
    summary_of,
    trend_up_to,
)
from errors import NotFound
from model.audit_report import AuditReport
from model.coverage import RuleResultRecord
from model.ids import Id

Progress = Callable[[int, int, str], None]
Value = TypeVar("Value")


async def audit_report(
    context: AuditContext,
    progress: Progress,
    *,
    made_at: datetime,
    within: Id | None = None,
    rules: Sequence[Id] | None = None,
    as_of: date | None = None,
) -> AuditReport:
    """What `rules` (None: those that are enabled) find within an organisation or area (None: everything).

    `progress` is told how many steps are done, of how many, and which was the last: a rule's id, or another part.
    Raises BadUserInput, NotFound, LimitExceeded, Timeout, DatabaseUnavailable, Overloaded.
    """
    asked = await known_coverage(context, within=within, rules=rules, as_of=as_of)
    steps = _Steps(progress, len(asked.rules) + 3)
    places = (await places_of(context, asked)).nodes
    there, streets, audits = await asyncio.gather(
        steps.told("ratios", coverage_there(context, asked)),
        steps.told("streets", coverage_by_street(context, asked.moment, places=places)),
        asyncio.gather(*(steps.told(rule.id, audit(context, asked, rule)) for rule in asked.rules)),
    )
    if not there.data:
        raise NotFound("The graph is empty.", hint="`grassroots load` loads the sample.")
    found = sorted((each for one in audits for each in one.findings), key=attrgetter("sort_key"))
    check_number(len(found), "findings")
    reported = await steps.told("chains", reported_findings(context, found, asked.moment))
    summary = summary_of(((f.severity, f.waived, f.streets) for f in reported), there.ratios, streets)
    at = made_at.isoformat(timespec="seconds")
    waived = [finding.rule for finding in reported if finding.waived]
    results = [
        RuleResultRecord(rule, one.checked, len(one.findings), one.values, waived.count(rule.id))
        for rule, one in zip(asked.rules, audits, strict=True)
    ]
    this = point(asked.as_of, at, None, summary)
    rule_ids = [rule.id for rule in asked.rules]
    return AuditReport(
        within=await reported_place(context, asked.within, asked.moment),
        as_of=asked.as_of,
        made_at=at,
        data=there.data,
        rules=tuple(map(reported_rule, results)),
        ratios=there.ratios,
        findings=tuple(reported),
        streets=summary.streets if len(streets) > 1 else (),
        households=there.households,
        unit_ratios=there.unit_ratios,
        trend=await trend_up_to(context, asked.within_id, asked.moment, rule_ids, this),
    )


class _Steps:
    """Tells the progress of parts that are under way together."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.progress = progress
        self.total = total
        self.done = 0

    async def told(self, part: str, work: Awaitable[Value]) -> Value:
        value = await work
        self.done += 1
        self.progress(self.done, self.total, part)
        return value
