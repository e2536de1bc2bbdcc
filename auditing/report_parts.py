"""The parts of a report, from what an audit found: of one made now, and of one that is kept."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from auditing.audit import places_of
from auditing.context import AuditContext
from auditing.coverage import data_within, uncovered_areas
from auditing.findings import chains_of
from auditing.places import Whereabouts, whereabouts_by_subject
from auditing.ratios import area_coverage_of, unit_ratios_of
from auditing.runs import list_audit_trend
from auditing.waivers_of_findings import waivers_of
from errors import Code, LimitExceeded
from graph_loaders.chains import CHAIN_LOADERS
from graph_loaders.nodes import load_nodes
from model.audit_report import (
    ReportedArea,
    ReportedChain,
    ReportedFinding,
    ReportedHouseholds,
    ReportedLink,
    ReportedPlace,
    ReportedPoint,
    ReportedRatio,
    ReportedRule,
    ReportedStreet,
    ReportedUnit,
    ReportedUnitRatio,
    ReportedWaiver,
)
from model.audit_runs import KeptCoverage, RunSummary
from model.coverage import (
    CoverageReportRecord,
    FindingRecord,
    RatioRecord,
    RuleResultRecord,
    UnitRatioRecord,
)
from model.ids import kind_and_key
from model.moment import Moment
from model.pages import PageRequest
from model.records import AreaRecord, ChainRecord, OrganisationRecord
from model.waivers import WaiverRecord

# Findings whose chains are read in one statement.
BATCH = 2_000
# Of findings, and of areas that are not covered.
LISTED_MAXIMUM = 50_000
# Audits that a trend shows.
TREND = 12


async def reported_findings(
    context: AuditContext, found: Sequence[FindingRecord], moment: Moment
) -> list[ReportedFinding]:
    """Aligned. Chains are those of the moment. Raises Timeout, DatabaseUnavailable."""
    reported: list[ReportedFinding] = []
    for start in range(0, len(found), BATCH):
        some = list(found[start : start + BATCH])
        chains, whereabouts, of_each = await asyncio.gather(
            chains_of(context, some, names_only=True, dated=False),
            whereabouts_of(context, some, moment),
            waivers_of(context, some),
        )
        seen = await _seen(context, of_each, moment)
        told = (_waiver(waiver, seen) if waiver else None for waiver in of_each)
        reported += map(_finding, some, chains, whereabouts, told)
    return reported


async def _seen(context: AuditContext, of_each: Sequence[WaiverRecord | None], moment: Moment) -> set[str]:
    """Of the organisations in whose subtrees waivers hold, the ids of those that the viewer may see."""
    ids = list(dict.fromkeys(waiver.within_id for waiver in of_each if waiver and waiver.within_id))
    nodes = await load_nodes(context, [kind_and_key(each) for each in ids], moment)
    return {each for each, node in zip(ids, nodes, strict=True) if node is not None}


async def whereabouts_of(
    context: AuditContext, found: Sequence[FindingRecord], moment: Moment
) -> list[Whereabouts]:
    """Aligned."""
    subjects = list(dict.fromkeys(finding.subject_id for finding in found))
    loaded = await context.load(whereabouts_by_subject, subjects, moment)
    where = dict(zip(subjects, loaded, strict=True))
    return [where[finding.subject_id] for finding in found]


async def reported_place(
    context: AuditContext, place: OrganisationRecord | AreaRecord | None, moment: Moment
) -> ReportedPlace | None:
    if place is None:
        return None
    kind, code = kind_and_key(place.id)
    [chain] = await context.load(CHAIN_LOADERS[kind], [code], moment, namesOnly=True, dated=False)
    return ReportedPlace(place.id, place.kind, place.name, _chain(chain))


async def trend_up_to(
    context: AuditContext, within: str | None, moment: Moment, rules: Sequence[str], this: ReportedPoint
) -> tuple[ReportedPoint, ...]:
    """Kept audits of the place (None: everything) by the same rules for days before: the first in front, then `this`.

    At most TREND; of each day the last.
    """
    earlier = await list_audit_trend(context, moment, place=within, rules=rules, limit=TREND - 1)
    return (*(point(*each) for each in earlier), this)


def point(as_of: str, made_at: str, run: str | None, summary: RunSummary) -> ReportedPoint:
    return ReportedPoint(as_of, made_at, run, summary.open, summary.waived, summary.covered, summary.total)


def summary_of(
    found: Iterable[tuple[str, bool, tuple[str, ...]]],
    ratios: Sequence[ReportedRatio],
    streets: Sequence[ReportedStreet],
) -> RunSummary:
    """Of findings: the severity of each, whether it is waived, and the ids of its streets."""
    open_: Counter[str] = Counter()
    of_streets: dict[str, Counter[str]] = {street.id: Counter() for street in streets}
    waived = 0
    for severity, is_waived, its_streets in found:
        if is_waived:
            waived += 1
            continue
        open_[severity] += 1
        for street in its_streets:
            if street in of_streets:
                of_streets[street][severity] += 1
    return RunSummary(
        open=dict(open_),
        waived=waived,
        covered=sum(ratio.covered for ratio in ratios),
        total=sum(ratio.total for ratio in ratios),
        streets=tuple(replace(street, findings=dict(of_streets[street.id])) for street in streets),
    )


def reported_rule(result: RuleResultRecord) -> ReportedRule:
    rule = result.rule
    texts = rule.texts
    return ReportedRule(
        id=rule.id,
        version=rule.version,
        severity=rule.severity,
        title={language: text.title for language, text in texts.items()},
        how_to_mend={language: text.how_to_mend for language, text in texts.items()},
        words={language: dict(text.words) for language, text in texts.items()},
        basis={language: text.basis for language, text in texts.items()},
        basis_status=rule.basis_status,
        thresholds=rule.thresholds,
        checked=result.checked or 0,
        gaps=result.gaps,
        waived=result.waived,
        values_within=tuple(values for values in result.values if values.within_id),
    )


async def coverage_there(context: AuditContext, report: CoverageReportRecord) -> KeptCoverage:
    """What there is within the place, and how it is covered, with what is not. Raises LimitExceeded."""
    places = (await places_of(context, report)).nodes
    areas, units = await asyncio.gather(area_coverage_of(context, report), unit_ratios_of(context, report))
    ratios, households = areas.ratios, areas.households
    check_number(sum(ratio.total - ratio.covered for ratio in ratios), "areas that are not covered")
    kinds = [ratio.kind for ratio in ratios]
    uncovered, data = await asyncio.gather(
        uncovered_areas(context, report.moment, kinds, PageRequest(LISTED_MAXIMUM), places=places),
        data_within(context, report.moment, places=places),
    )
    check_number(max(len(ratio.uncovered) for ratio in units), "units that are not covered")
    return KeptCoverage(
        data=tuple(data),
        ratios=tuple(_ratio(ratio, uncovered[ratio.kind]) for ratio in ratios),
        households=ReportedHouseholds(households.covered, households.total, households.untold),
        unit_ratios=tuple(map(_unit_ratio, units)),
    )


def check_number(number: int, what: str) -> None:
    """Raises LimitExceeded: a report is put together in memory, and read by people."""
    if number > LISTED_MAXIMUM:
        raise LimitExceeded(
            Code.COST_LIMIT,
            f"There are {number} {what}, and a report lists {LISTED_MAXIMUM} at most.",
            hint="Name a smaller place with --within; `grassroots coverage --uncovered` writes areas of any number.",
        )


def _ratio(ratio: RatioRecord, uncovered: Sequence[AreaRecord]) -> ReportedRatio:
    areas = tuple(ReportedArea(area.id, area.name, area.synthetic) for area in uncovered)
    return ReportedRatio(ratio.kind, ratio.covered, ratio.total, areas)


def _unit_ratio(ratio: UnitRatioRecord) -> ReportedUnitRatio:
    return ReportedUnitRatio(
        kind=ratio.kind,
        covered=ratio.covered,
        total=ratio.total,
        by_unit_kind=tuple(ReportedRatio(each.kind, each.covered, each.total) for each in ratio.by_unit_kind),
        uncovered=tuple(
            ReportedUnit(unit.id, unit.name, unit.kind or "", unit.synthetic) for unit in ratio.uncovered
        ),
    )


def _finding(
    finding: FindingRecord,
    chain: ChainRecord | None,
    whereabouts: Whereabouts,
    waiver: ReportedWaiver | None,
) -> ReportedFinding:
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
        waiver=waiver,
    )


def _waiver(waiver: WaiverRecord, seen: set[str]) -> ReportedWaiver:
    return ReportedWaiver(
        waiver.id,
        waiver.state,
        waiver.rule_id,
        waiver.within_id if waiver.within_id in seen else None,
        waiver.reason,
        waiver.granted_by,
        waiver.granted_on,
        waiver.until,
    )


def _chain(chain: ChainRecord | None) -> ReportedChain | None:
    if chain is None:
        return None
    links = tuple(
        ReportedLink(
            link.kind,
            link.organisation.id if link.organisation else None,
            link.organisation.name if link.organisation else None,
        )
        for link in chain.links
    )
    return ReportedChain(links, chain.complete, chain.broken_reason)
