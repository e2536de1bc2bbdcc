"""Query.coverage and coverageRules, and the edges of a report. Only what is selected is read, and that once."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from operator import attrgetter

from errors import BadUserInput, CursorInvalid
from graph_loaders.coverage_ratios import coverage_ratios
from model.coverage import (
    CoverageRatioRecord,
    CoverageReportRecord,
    CoverageRuleRecord,
    FindingRecord,
    RuleResultRecord,
)
from model.ids import Id
from model.kinds import Language, NodeKind, Severity
from model.moment import Moment
from model.pages import Page
from model.records import AreaRecord
from resolvers.arguments import parse_id
from resolvers.audits import audit, places_of
from resolvers.connections import PageArguments
from resolvers.context import Context
from resolvers.nodes import blank_record, load_nodes
from resolvers.once import once
from resolvers.sorted_pages import ListPlace, page_of

Reports = list[CoverageReportRecord]


async def coverage(
    context: Context,
    *,
    selected: frozenset[str],
    within: Id | None = None,
    rules: list[Id] | None = None,
    as_of: date | None = None,
) -> CoverageReportRecord | None:
    chosen, moment, place = asked(context, within, rules, as_of)
    counted = _counted(selected)
    if place is None:
        return CoverageReportRecord(None, chosen, moment, counted)
    if context.viewer.scope is None and "within" not in selected:
        # What it is called is not asked, and whether it is there is told by what falls to it.
        report = CoverageReportRecord(blank_record(*place, moment), chosen, moment, counted)
        places = await places_of(context, report)
        return report if places.whole or places.ids else None
    [found] = await load_nodes(context, [place], moment)
    return CoverageReportRecord(found, chosen, moment, counted) if found else None


def foresee_coverage(
    context: Context,
    *,
    selected: frozenset[str],
    within: Id | None = None,
    rules: list[Id] | None = None,
    as_of: date | None = None,
) -> tuple[Context, list[CoverageReportRecord]]:
    """A report whose edges can be asked before it is known what its place is called."""
    chosen, moment, place = asked(context, within, rules, as_of)
    stub = place and blank_record(*place, moment)
    return context.foreseeing(), [CoverageReportRecord(stub, chosen, moment, _counted(selected))]


def _counted(selected: frozenset[str]) -> bool:
    """Whether it is asked how many there are of what is looked at."""
    return not selected.isdisjoint({"rules", "ratios", "unitRatios"})


def asked(
    context: Context, within: Id | None, rules: list[Id] | None, as_of: date | None
) -> tuple[tuple[CoverageRuleRecord, ...], Moment, tuple[NodeKind, str] | None]:
    """The arguments, checked: rules, moment, and the kind and key of the place."""
    catalogue = context.rules.rules
    if rules is None:
        chosen = tuple(rule for rule in catalogue.values() if rule.enabled)
    else:
        chosen = tuple(
            _rule(catalogue, rule, f"rules.{index}") for index, rule in enumerate(dict.fromkeys(rules))
        )
    place = None if within is None else parse_id(within, "within", NodeKind.ORGANISATION, NodeKind.AREA)
    return chosen, context.moment(as_of), place


def coverage_rules(context: Context) -> list[CoverageRuleRecord]:
    return list(context.rules.rules.values())


async def ratios(parents: Reports, context: Context) -> list[list[CoverageRatioRecord]]:
    return await asyncio.gather(*(_ratios(context, report) for report in parents))


async def rule_results(parents: Reports, context: Context) -> list[list[RuleResultRecord]]:
    return await asyncio.gather(*(_rule_results(context, report) for report in parents))


async def findings(
    parents: Reports,
    context: Context,
    *,
    rule: Id | None = None,
    severity: Severity | None = None,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> list[Page[FindingRecord] | CursorInvalid]:
    page = PageArguments(first, after, last, before)
    only = _rule(context.rules.rules, rule, "rule") if rule is not None else None
    return await asyncio.gather(*(_findings(context, report, page, only, severity) for report in parents))


async def uncovered(
    parents: list[CoverageRatioRecord],
    context: Context,
    *,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> list[Page[AreaRecord] | CursorInvalid]:
    page = PageArguments(first, after, last, before)
    return await asyncio.gather(*(_uncovered(context, ratio, page) for ratio in parents))


def titles(
    parents: list[CoverageRuleRecord], context: Context, *, language: Language = Language.ZH
) -> list[str]:
    return [rule.texts[language].title for rule in parents]


def how_to_mend(
    parents: list[CoverageRuleRecord], context: Context, *, language: Language = Language.ZH
) -> list[str]:
    return [rule.texts[language].how_to_mend for rule in parents]


async def _rule_results(context: Context, report: CoverageReportRecord) -> list[RuleResultRecord]:
    audits = await asyncio.gather(*(audit(context, report, rule) for rule in report.rules))
    return [
        RuleResultRecord(rule, found.checked, len(found.findings), found.values)
        for rule, found in zip(report.rules, audits, strict=True)
    ]


async def _findings(
    context: Context,
    report: CoverageReportRecord,
    page: PageArguments,
    only: CoverageRuleRecord | None,
    severity: Severity | None,
) -> Page[FindingRecord] | CursorInvalid:
    rules = [rule for rule in report.rules if only in (None, rule)]
    identity = ("findings", report.within_id, *sorted(rule.id for rule in rules), severity)
    try:
        request, moment = page.at(identity, report.moment)
    except CursorInvalid as error:
        return error
    report = replace(report, moment=moment)
    audits = await asyncio.gather(*(audit(context, report, rule) for rule in rules))
    found = [
        finding
        for audited in audits
        for finding in audited.findings
        if severity is None or finding.severity == severity
    ]
    found.sort(key=attrgetter("sort_key"))
    return page_of(found, ListPlace(identity, moment.day, request), lambda finding: finding.sort_key)


async def _uncovered(
    context: Context, ratio: CoverageRatioRecord, page: PageArguments
) -> Page[AreaRecord] | CursorInvalid:
    identity = ("uncovered", ratio.report.within_id, ratio.kind)
    try:
        request, moment = page.at(identity, ratio.report.moment)
    except CursorInvalid as error:
        return error
    there = await _ratios(context, replace(ratio.report, moment=moment))
    areas = [area for other in there if other.kind == ratio.kind for area in other.uncovered_areas]
    return page_of(areas, ListPlace(identity, moment.day, request), lambda area: (area.code,))


async def _ratios(context: Context, report: CoverageReportRecord) -> list[CoverageRatioRecord]:
    async def measure() -> list[CoverageRatioRecord]:
        places = await places_of(context, report)
        return await coverage_ratios(context, report, places=places.ids)

    return await once(context, ("ratios", report.moment, report.within_id), measure)


def _rule(catalogue: Mapping[str, CoverageRuleRecord], rule_id: str, argument: str) -> CoverageRuleRecord:
    if rule_id not in catalogue:
        raise BadUserInput(
            f"There is no rule {rule_id[:80]!r}.",
            argument=argument,
            hint=f"The rules are {', '.join(catalogue)}.",
        )
    return catalogue[rule_id]
