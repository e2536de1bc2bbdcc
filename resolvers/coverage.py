"""Query.coverage and coverageRules, and the edges of a report. Only what is selected is read, and that once."""

import asyncio
from datetime import date
from operator import attrgetter

from msgspec.structs import replace

from auditing.asked import asked_coverage, foreseen_coverage
from auditing.audit import audit
from auditing.context import AuditContext
from auditing.rules.catalogue import known_rule
from auditing.waivers_of_findings import are_waived, only_waived
from auditing.waivers_of_findings import expired_waivers as expired_of
from errors import CursorInvalid
from model.coverage import (
    CoverageReportRecord,
    CoverageRuleRecord,
    FindingRecord,
    RuleResultRecord,
)
from model.ids import Id
from model.kinds import Language, Severity
from model.moment import Moment
from model.pages import Page
from model.waivers import WaiverRecord
from resolvers.connections import PageArguments
from resolvers.in_memory_pages import page_of

Reports = list[CoverageReportRecord]


async def coverage(
    context: AuditContext,
    *,
    selected: frozenset[str],
    within: Id | None = None,
    rules: list[Id] | None = None,
    as_of: date | None = None,
) -> CoverageReportRecord | None:
    return await asked_coverage(
        context,
        within=within,
        rules=rules,
        as_of=as_of,
        counted=_counted(selected),
        named="within" in selected,
    )


def foresee_coverage(
    context: AuditContext,
    *,
    selected: frozenset[str],
    within: Id | None = None,
    rules: list[Id] | None = None,
    as_of: date | None = None,
) -> tuple[AuditContext, list[CoverageReportRecord]]:
    """A report whose edges can be asked before it is known what its place is called."""
    counted = _counted(selected)
    report = foreseen_coverage(context, within=within, rules=rules, as_of=as_of, counted=counted)
    return context.foreseeing(), [report]


def _counted(selected: frozenset[str]) -> bool:
    """Whether it is asked how many there are of what is looked at."""
    return not selected.isdisjoint({"rules", "ratios", "households", "unitRatios"})


def coverage_rules(context: AuditContext) -> list[CoverageRuleRecord]:
    return list(context.rules.rules.values())


async def rule_results(
    parents: Reports, context: AuditContext, *, selected: frozenset[str]
) -> list[list[RuleResultRecord]]:
    return await asyncio.gather(*(_rule_results(context, report, "waived" in selected) for report in parents))


async def expired_waivers(parents: Reports, context: AuditContext) -> list[list[WaiverRecord]]:
    async def of_report(report: CoverageReportRecord) -> list[WaiverRecord]:
        audits = await asyncio.gather(*(audit(context, report, rule) for rule in report.rules))
        return await expired_of(context, [finding for found in audits for finding in found.findings])

    return await asyncio.gather(*map(of_report, parents))


async def findings(
    parents: Reports,
    context: AuditContext,
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
    parents: list[CoverageRuleRecord], context: AuditContext, *, language: Language = Language.ZH
) -> list[str]:
    return [rule.texts[language].title for rule in parents]


def how_to_mend(
    parents: list[CoverageRuleRecord], context: AuditContext, *, language: Language = Language.ZH
) -> list[str]:
    return [rule.texts[language].how_to_mend for rule in parents]


def bases(
    parents: list[CoverageRuleRecord], context: AuditContext, *, language: Language = Language.ZH
) -> list[str | None]:
    return [rule.texts[language].basis for rule in parents]


async def _rule_results(
    context: AuditContext, report: CoverageReportRecord, with_waived: bool
) -> list[RuleResultRecord]:
    audits = await asyncio.gather(*(audit(context, report, rule) for rule in report.rules))
    of_rules = [found.findings if with_waived else [] for found in audits]
    waived_of_rules = await asyncio.gather(*(are_waived(context, findings) for findings in of_rules))
    return [
        RuleResultRecord(rule, found.checked, len(found.findings), found.values, sum(flags))
        for rule, found, flags in zip(report.rules, audits, waived_of_rules, strict=True)
    ]


async def _findings(
    context: AuditContext,
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
        wanted = await only_waived(context, wanted, waived)
        return sorted(wanted, key=attrgetter("sort_key"))

    return await page_of(page, identity, report.moment, found, attrgetter("sort_key"))
