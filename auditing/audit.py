"""What a rule finds within a report's place, by the cheaper of the ways to the same findings."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from auditing.context import AuditContext
from auditing.findings import (
    findings_by_rule,
    findings_of,
    gaps_by_subject,
    rule_arguments,
    rule_values,
)
from auditing.places import Places, places_within
from graph_loaders.nodes import load_nodes, nodes_by_id
from model.coverage import (
    AuditRecord,
    CoverageReportRecord,
    CoverageRuleRecord,
    FindingRecord,
    RuleValuesRecord,
)
from model.ids import KINDS, Nodes, kind_and_key, of_kinds
from model.moment import Moment


async def audit(context: AuditContext, report: CoverageReportRecord, rule: CoverageRuleRecord) -> AuditRecord:
    """Once for each rule and place of a request. Raises Timeout, DatabaseUnavailable, Overloaded."""
    return await context.memoised(
        ("audit", rule.id, report.moment, report.within_id, report.counted),
        lambda: _audit(context, report, rule),
    )


async def places_of(context: AuditContext, report: CoverageReportRecord, *, named: bool = False) -> Places:
    """What falls to the report's place, else to the viewer's scope; `named`: never told as a whole, unless it is everything.

    Raises Timeout, DatabaseUnavailable, Overloaded.
    """
    scope = context.viewer.rights.scope
    if report.within_id is None and scope is None:
        return Places(whole=True, nodes=None)
    whole_allowed = scope is None and not report.counted and not named
    anchors = [report.within_id] if report.within_id else scope or ()
    of_scope = report.within_id is None
    return await _places(context, report.moment, anchors, whole_allowed=whole_allowed, of_scope=of_scope)


async def findings_by_subject(
    context: AuditContext, moment: Moment, rule: CoverageRuleRecord, subjects: Nodes
) -> list[FindingRecord]:
    """What a rule finds of the subjects, each by the values that are set for it."""
    rest = dict(subjects)
    findings: list[FindingRecord] = []
    for changed, _, organisation in await _changed(context, moment, rule):
        belongs = await _falling_to(context, organisation, list(rest), moment)
        own = {subject: rest.pop(subject) for subject in belongs}
        findings += await _of_subjects(context, moment, changed, own)
    return findings + await _of_subjects(context, moment, rule, rest)


async def findings_by_key(
    context: AuditContext, keys: Sequence[str], moment: Moment
) -> list[FindingRecord | None]:
    """Findings aligned with `keys`, such as `secretary-vacant:organisation:410105001`; None for what is no gap."""
    rules = context.rules.rules
    subjects: dict[str, dict[str, None]] = defaultdict(dict)
    for key in keys:
        rule_id, _, subject = key.partition(":")
        subject_id = subject.partition("#")[0]
        if rule_id in rules and KINDS.get(subject_id.partition(":")[0]) in rules[rule_id].subjects:
            subjects[rule_id][subject_id] = None
    ids = list(dict.fromkeys(each for own in subjects.values() for each in own))
    nodes = dict(zip(ids, await context.load(nodes_by_id, ids, moment), strict=True))
    of_rules = await asyncio.gather(
        *(
            findings_by_subject(
                context, moment, rules[rule_id], {each: node for each in own if (node := nodes[each])}
            )
            for rule_id, own in subjects.items()
        )
    )
    found = {finding.key: finding for findings in of_rules for finding in findings}
    return [found.get(key) for key in keys]


async def _audit(
    context: AuditContext, report: CoverageReportRecord, rule: CoverageRuleRecord
) -> AuditRecord:
    parts = await _changed(context, report.moment, rule)
    if not parts:
        return await _find(context, report, rule, await places_of(context, report))
    places = await places_of(context, report, named=True)
    apart: dict[str, str] = {}
    audits = []
    for changed, there, organisation in parts:
        inside = there if places.nodes is None else places.nodes
        own = {each: node for each, node in inside.items() if each in there and each not in apart}
        apart.update(own)
        if own:
            found = await _find(context, report, changed, Places(whole=False, nodes=own))
            audits.append((found, rule_values(changed, organisation)))
    if places.nodes is not None:
        rest = {each: node for each, node in places.nodes.items() if each not in apart}
        audits.insert(
            0, (await _find(context, report, rule, Places(whole=False, nodes=rest)), rule_values(rule))
        )
    else:
        everything, less = await asyncio.gather(
            _find(context, report, rule, places),
            _find(context, report, rule, Places(whole=False, nodes=apart)),
        )
        audits.insert(0, (_without(everything, less), rule_values(rule)))
    return _together(audits)


async def _changed(
    context: AuditContext, moment: Moment, rule: CoverageRuleRecord
) -> list[tuple[CoverageRuleRecord, Nodes, str]]:
    """Where a rule is set otherwise: how, all that falls there, and the organisation; the innermost first."""
    changed = context.rules.changed.get(rule.id, {})
    places = await asyncio.gather(
        *(_places(context, moment, [organisation], whole_allowed=False) for organisation in changed)
    )
    parts = [
        (own, place.nodes or {}, organisation)
        for (organisation, own), place in zip(changed.items(), places, strict=True)
    ]
    return sorted(parts, key=lambda part: len(part[1]))


async def _places(
    context: AuditContext,
    moment: Moment,
    anchors: Sequence[str],
    *,
    whole_allowed: bool,
    of_scope: bool = False,
) -> Places:
    async def load() -> Places:
        found = await context.load(
            places_within, anchors, moment, wholeAllowed=whole_allowed, ofScope=of_scope
        )
        if len(found) == 1:
            return found[0]
        together: dict[str, str] = {}
        for each in found:
            together.update(each.nodes or {})
        return Places(whole=False, nodes=together)

    return await context.memoised(("places", moment, *anchors, whole_allowed, of_scope), load)


async def _find(
    context: AuditContext, report: CoverageReportRecord, rule: CoverageRuleRecord, places: Places
) -> AuditRecord:
    moment = report.moment
    statement = context.rules.statements[rule.id]
    if places.nodes is not None and not report.counted and "places" not in statement.parameters:
        subjects = of_kinds(places.nodes, rule.subjects)
        return AuditRecord(None, await _of_subjects(context, moment, rule, subjects), [rule_values(rule)])
    found = await findings_by_rule(context, moment, rule, statement, places=places.nodes)
    if not places.whole or report.within_id is None:
        return found
    by_subject = {finding.subject_id: finding for finding in found.findings}
    inside = set(await _falling_to(context, report.within_id, list(by_subject), moment))
    findings = [finding for finding in found.findings if finding.subject_id in inside]
    return AuditRecord(None, findings, found.values)


async def _of_subjects(
    context: AuditContext, moment: Moment, rule: CoverageRuleRecord, subjects: Nodes
) -> list[FindingRecord]:
    """Joined with what other requests ask of the same rule."""
    statement = context.rules.statements[rule.id]
    async with context.long_reads:
        gaps = await context.load(
            gaps_by_subject(statement), subjects, moment, **rule_arguments(rule, statement)
        )
    return findings_of(rule, moment, chain.from_iterable(gaps))


async def _falling_to(
    context: AuditContext, organisation: str, subjects: Sequence[str], moment: Moment
) -> list[str]:
    """Those of the subjects that a viewer of the organisation's subtree alone would see, which is what falls to it."""
    viewer = context.within(organisation)
    nodes = await load_nodes(viewer, [kind_and_key(subject) for subject in subjects], moment)
    return [subject for subject, node in zip(subjects, nodes, strict=True) if node is not None]


def _without(everything: AuditRecord, less: AuditRecord) -> AuditRecord:
    keys = {finding.key for finding in less.findings}
    findings = [finding for finding in everything.findings if finding.key not in keys]
    known = everything.checked is not None and less.checked is not None
    checked = (everything.checked or 0) - (less.checked or 0) if known else None
    return AuditRecord(checked, findings, everything.values)


def _together(audits: Sequence[tuple[AuditRecord, RuleValuesRecord]]) -> AuditRecord:
    """One of all parts. A subject that falls to several is found once: the innermost comes before the rest."""
    findings: dict[str, FindingRecord] = {}
    for found, _ in (*audits[1:], audits[0]):
        for finding in found.findings:
            findings.setdefault(finding.key, finding)
    known = all(found.checked is not None for found, _ in audits)
    return AuditRecord(
        sum(found.checked or 0 for found, _ in audits) if known else None,
        sorted(findings.values(), key=attrgetter("sort_key")),
        [values for _, values in audits],
    )
