"""An audit as it is handed in: all findings with their chains, not a page of them."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter
from typing import TypeVar

from errors import Code, LimitExceeded, NotFound
from graph_loaders.coverage_by_street import coverage_by_street
from graph_loaders.data_within import data_within
from graph_loaders.uncovered_areas import uncovered_areas
from graph_loaders.whereabouts_by_subject import Whereabouts, whereabouts_by_subject
from model.audit_report import (
    AuditReport,
    ReportedArea,
    ReportedChain,
    ReportedFinding,
    ReportedLink,
    ReportedPlace,
    ReportedRatio,
    ReportedRule,
    ReportedStreet,
)
from model.coverage import (
    AuditRecord,
    CoverageReportRecord,
    CoverageRuleRecord,
    FindingRecord,
    RatioRecord,
)
from model.ids import Id, kind_and_key
from model.moment import Moment
from model.pages import PageRequest
from model.records import AreaRecord, ChainRecord
from resolvers import area_coverage, coverage, findings
from resolvers.audits import audit, places_of
from resolvers.chain import CHAIN_LOADERS
from resolvers.context import Context

# Findings whose chains are read in one statement.
BATCH = 2_000

# Of findings, and of areas that are not covered.
LISTED_MAXIMUM = 50_000

Progress = Callable[[int, int, str], None]
Value = TypeVar("Value")


async def audit_report(
    context: Context,
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
    asked = await coverage.coverage(
        context,
        selected=frozenset({"within", "ratios", "rules"}),
        within=within,
        rules=None if rules is None else list(rules),
        as_of=as_of,
    )
    if asked is None:
        raise NotFound(
            f"There is no {within} on {context.moment(as_of).day}.",
            hint="grassroots finds ids by name: query search in GraphiQL, or leave --within out for everything.",
        )
    steps = _Steps(progress, len(asked.rules) + 4)
    places = (await places_of(context, asked)).ids
    [ratios] = await steps.told("ratios", area_coverage.ratios([asked], context))
    _check_number(sum(ratio.total - ratio.covered for ratio in ratios), "areas that are not covered")
    uncovered, data, streets, audits = await asyncio.gather(
        uncovered_areas(
            context,
            asked.moment,
            [ratio.kind for ratio in ratios],
            PageRequest(LISTED_MAXIMUM),
            places=places,
        ),
        steps.told("data", data_within(context, asked.moment, places=places)),
        steps.told("streets", coverage_by_street(context, asked.moment, places=places)),
        asyncio.gather(*(steps.told(rule.id, audit(context, asked, rule)) for rule in asked.rules)),
    )
    if not data:
        raise NotFound("The graph is empty.", hint="`grassroots load` loads the sample.")
    found = sorted((each for one in audits for each in one.findings), key=attrgetter("sort_key"))
    _check_number(len(found), "findings")
    reported = await steps.told("chains", _findings(context, found, asked.moment))
    return AuditReport(
        within=await _place(context, asked),
        as_of=asked.as_of,
        made_at=made_at.isoformat(timespec="seconds"),
        data=tuple(data),
        rules=tuple(_rule(rule, one) for rule, one in zip(asked.rules, audits, strict=True)),
        ratios=tuple(_ratio(ratio, uncovered[ratio.kind]) for ratio in ratios),
        findings=tuple(reported),
        streets=tuple(_with_findings(streets, reported)) if len(streets) > 1 else (),
    )


def _check_number(number: int, what: str) -> None:
    """Raises LimitExceeded: a report is put together in memory, and read by people."""
    if number > LISTED_MAXIMUM:
        raise LimitExceeded(
            Code.COST_LIMIT,
            f"There are {number} {what}, and a report lists {LISTED_MAXIMUM} at most.",
            hint="Name a smaller place with --within; `grassroots coverage --uncovered` writes areas of any number.",
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


async def _findings(context: Context, found: list[FindingRecord], moment: Moment) -> list[ReportedFinding]:
    reported: list[ReportedFinding] = []
    for start in range(0, len(found), BATCH):
        some = found[start : start + BATCH]
        subjects = [finding.subject_id for finding in some]
        chains, whereabouts = await asyncio.gather(
            findings.chains(some, context, selected=frozenset()),
            context.load(whereabouts_by_subject, list(dict.fromkeys(subjects)), moment),
        )
        where = dict(zip(dict.fromkeys(subjects), whereabouts, strict=True))
        reported += [
            _finding(finding, chain, where[finding.subject_id])
            for finding, chain in zip(some, chains, strict=True)
        ]
    return reported


async def _place(context: Context, asked: CoverageReportRecord) -> ReportedPlace | None:
    place = asked.within
    if place is None:
        return None
    kind, code = kind_and_key(place.id)
    [chain] = await context.load(CHAIN_LOADERS[kind], [code], asked.moment, brief=True, dated=False)
    return ReportedPlace(place.id, place.kind, place.name, _chain(chain))


def _rule(rule: CoverageRuleRecord, found: AuditRecord) -> ReportedRule:
    texts = rule.texts
    return ReportedRule(
        id=rule.id,
        version=rule.version,
        severity=rule.severity,
        title={language: text.title for language, text in texts.items()},
        how_to_mend={language: text.how_to_mend for language, text in texts.items()},
        words={language: dict(text.words) for language, text in texts.items()},
        basis=rule.basis,
        basis_status=rule.basis_status,
        thresholds=rule.thresholds,
        checked=found.checked or 0,
        gaps=len(found.findings),
        values_within=tuple(values for values in found.values if values.within_id),
    )


def _ratio(ratio: RatioRecord, uncovered: Sequence[AreaRecord]) -> ReportedRatio:
    areas = tuple(ReportedArea(area.id, area.name, area.synthetic) for area in uncovered)
    return ReportedRatio(ratio.kind, ratio.covered, ratio.total, areas)


def _finding(finding: FindingRecord, chain: ChainRecord | None, whereabouts: Whereabouts) -> ReportedFinding:
    return ReportedFinding(
        id=finding.id,
        rule=finding.rule.id,
        severity=finding.severity,
        subject=finding.subject_id,
        subject_kind=finding.subject_kind,
        name=finding.name,
        synthetic=whereabouts.synthetic,
        message={language: finding.message(language) for language in finding.rule.texts},
        observed=finding.observed,
        expected=finding.expected,
        chain=_chain(chain),
        streets=whereabouts.streets,
    )


def _chain(chain: ChainRecord | None) -> ReportedChain | None:
    if chain is None:
        return None
    links = tuple(
        ReportedLink(
            link.kind,
            link.organisation and link.organisation.id,
            link.organisation and link.organisation.name,
        )
        for link in chain.links
    )
    return ReportedChain(links, chain.complete, chain.broken_reason)


def _with_findings(
    streets: Sequence[ReportedStreet], reported: Sequence[ReportedFinding]
) -> list[ReportedStreet]:
    counts: dict[str, Counter[str]] = {street.id: Counter() for street in streets}
    for finding in reported:
        for street in finding.streets:
            if street in counts:
                counts[street][finding.severity] += 1
    return [replace(street, findings=dict(counts[street.id])) for street in streets]
