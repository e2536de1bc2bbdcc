"""Query.coverage and coverageRules, and the edges of a report. Only what is selected is read, and that once."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from operator import attrgetter

from errors import BadUserInput, CursorInvalid
from model.coverage import (
    CoverageReportRecord,
    CoverageRuleRecord,
    FindingRecord,
    RuleResultRecord,
)
from model.ids import Id
from model.kinds import Language, NodeKind, Severity
from model.moment import Moment
from model.pages import Page
from model.records import AreaRecord, OrganisationRecord
from model.waivers import WaiverRecord
from resolvers.arguments import parse_id
from resolvers.audits import audit, places_of
from resolvers.connections import PageArguments
from resolvers.context import Context
from resolvers.finding_waivers import expired, only_waived
from resolvers.finding_waivers import waived as are_waived
from resolvers.nodes import blank_record, load_nodes
from resolvers.sorted_pages import page_of

Reports = list[CoverageReportRecord]


async def coverage(
    context: Context,
    *,
    selected: frozenset[str],
    within: Id | None = None,
    rules: list[Id] | None = None,
    as_of: date | None = None,
) -> CoverageReportRecord | None:
    chosen, moment, place = _asked(context, within, rules, as_of)
    counted = _counted(selected)
    if place is None:
        return CoverageReportRecord(None, chosen, moment, counted)
    if context.viewer.rights.scope is None and "within" not in selected:
        # What it is called is not asked, and whether it is there is told by what falls to it.
        report = CoverageReportRecord(blank_record(*place, moment), chosen, moment, counted)
        places = await places_of(context, report)
        return report if places.whole or places.nodes else None
    [found] = await load_nodes(context, [place], moment)
    assert isinstance(found, OrganisationRecord | AreaRecord | None)
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
    chosen, moment, place = _asked(context, within, rules, as_of)
    stub = place and blank_record(*place, moment)
    return context.foreseeing(), [CoverageReportRecord(stub, chosen, moment, _counted(selected))]


def _counted(selected: frozenset[str]) -> bool:
    """Whether it is asked how many there are of what is looked at."""
    return not selected.isdisjoint({"rules", "ratios", "households", "unitRatios"})


def _asked(
    context: Context, within: Id | None, rules: list[Id] | None, as_of: date | None
) -> tuple[tuple[CoverageRuleRecord, ...], Moment, tuple[NodeKind, str] | None]:
    """The arguments, checked: rules, moment, and the kind and key of the place."""
    catalogue = context.rules.rules
    if rules is None:
        chosen = tuple(rule for rule in catalogue.values() if rule.enabled)
    else:
        chosen = tuple(
            known_rule(catalogue, rule, f"rules.{index}") for index, rule in enumerate(dict.fromkeys(rules))
        )
    place = None if within is None else parse_id(within, "within", NodeKind.ORGANISATION, NodeKind.AREA)
    return chosen, context.moment(as_of), place


def coverage_rules(context: Context) -> list[CoverageRuleRecord]:
    return list(context.rules.rules.values())


async def rule_results(
    parents: Reports, context: Context, *, selected: frozenset[str]
) -> list[list[RuleResultRecord]]:
    return await asyncio.gather(*(_rule_results(context, report, "waived" in selected) for report in parents))


async def expired_waivers(parents: Reports, context: Context) -> list[list[WaiverRecord]]:
    async def of_report(report: CoverageReportRecord) -> list[WaiverRecord]:
        audits = await asyncio.gather(*(audit(context, report, rule) for rule in report.rules))
        return await expired([finding for found in audits for finding in found.findings], context)

    return await asyncio.gather(*map(of_report, parents))


async def findings(
    parents: Reports,
    context: Context,
    *,
    rule: Id | None = None,
    severity: Severity | None = None,
    waived: bool | None = None,
    page: PageArguments,
) -> list[Page[FindingRecord] | CursorInvalid]:
    only = known_rule(context.rules.rules, rule, "rule") if rule is not None else None
    return await asyncio.gather(
        *(_findings(context, report, page, only, severity, waived) for report in parents)
    )


def titles(
    parents: list[CoverageRuleRecord], context: Context, *, language: Language = Language.ZH
) -> list[str]:
    return [rule.texts[language].title for rule in parents]


def how_to_mend(
    parents: list[CoverageRuleRecord], context: Context, *, language: Language = Language.ZH
) -> list[str]:
    return [rule.texts[language].how_to_mend for rule in parents]


def bases(
    parents: list[CoverageRuleRecord], context: Context, *, language: Language = Language.ZH
) -> list[str | None]:
    return [rule.texts[language].basis for rule in parents]


async def _rule_results(
    context: Context, report: CoverageReportRecord, with_waived: bool
) -> list[RuleResultRecord]:
    audits = await asyncio.gather(*(audit(context, report, rule) for rule in report.rules))
    of_rules = [found.findings if with_waived else [] for found in audits]
    waived_of_rules = await asyncio.gather(*(are_waived(findings, context) for findings in of_rules))
    return [
        RuleResultRecord(rule, found.checked, len(found.findings), found.values, sum(flags))
        for rule, found, flags in zip(report.rules, audits, waived_of_rules, strict=True)
    ]


async def _findings(
    context: Context,
    report: CoverageReportRecord,
    page: PageArguments,
    only: CoverageRuleRecord | None,
    severity: Severity | None,
    waived: bool | None,
) -> Page[FindingRecord] | CursorInvalid:
    rules = [rule for rule in report.rules if only in (None, rule)]
    identity = ("findings", report.within_id, *sorted(rule.id for rule in rules), severity, waived)

    async def found(moment: Moment) -> list[FindingRecord]:
        there = replace(report, moment=moment)
        audits = await asyncio.gather(*(audit(context, there, rule) for rule in rules))
        findings = (finding for audited in audits for finding in audited.findings)
        wanted = [finding for finding in findings if severity is None or finding.severity == severity]
        wanted = await only_waived(wanted, waived, context)
        return sorted(wanted, key=attrgetter("sort_key"))

    return await page_of(page, identity, report.moment, found, attrgetter("sort_key"))


def known_rule(
    catalogue: Mapping[str, CoverageRuleRecord], rule_id: str, argument: str
) -> CoverageRuleRecord:
    """Raises BadUserInput."""
    if rule_id not in catalogue:
        raise BadUserInput(
            f"There is no rule {rule_id[:80]!r}.",
            argument=argument,
            hint=f"The rules are {', '.join(catalogue)}.",
        )
    return catalogue[rule_id]
