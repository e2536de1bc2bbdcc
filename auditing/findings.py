"""What one rule finds: in given places or in all that the viewer may see, and of subjects that are named."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from graph_loaders.chains import CHAIN_LOADERS
from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.context import Context
from graph_loaders.engine.reader import Reader
from model.coverage import AuditRecord, CoverageRuleRecord, FindingRecord, RuleValuesRecord
from model.ids import Nodes, element_ids
from model.moment import Moment
from model.records import ChainRecord, OrganisationRecord

# An audit of everything reads every member; and the first of its kind is planned, which takes a slow machine long.
AUDIT_SECONDS = 60.0

Gap = list[Any]


async def findings_by_rule(
    reader: Reader,
    moment: Moment,
    rule: CoverageRuleRecord,
    audit: Statement,
    *,
    places: Nodes | None,
) -> AuditRecord:
    """How many it looked at, and what it found, by its statement `audit`.

    `places` are nodes as `places_within` gives them; None: everywhere.
    Raises Timeout, DatabaseUnavailable.
    """
    walks = "places" in audit.parameters
    told = {"places": element_ids(places)} if walks else {"subjects": element_ids(places, rule.subjects)}
    parameters = rule_arguments(rule, audit) | {"subjects": None} | told
    checked, gaps = await reader.read(audit, moment, parameters, seconds=AUDIT_SECONDS)
    if places is not None and not walks:
        # Who took over an element id meanwhile is not who was asked about.
        gaps = [gap for gap in gaps if gap[0] in places]
    return AuditRecord(checked, findings_of(rule, moment, gaps), [rule_values(rule)])


def gaps_by_subject(audit: Statement) -> Loader[Sequence[Gap]]:
    """What the statement of a rule finds of subjects, element ids by id. Arguments: those of `rule_arguments`."""
    return Loader(audit, _by_subject, absent=(), named="subjects", seconds=AUDIT_SECONDS)


def rule_arguments(rule: CoverageRuleRecord, audit: Statement) -> dict[str, Any]:
    """The parameters of a rule's statement but for who asks, when and of what."""
    thresholds = {t.name: int(t.value) if t.value.is_integer() else t.value for t in rule.thresholds}
    return {"places": None, **thresholds} if "places" in audit.parameters else thresholds


def rule_values(rule: CoverageRuleRecord, within_id: str | None = None) -> RuleValuesRecord:
    """What a rule measures by, in all that belongs to an organisation where one is given."""
    return RuleValuesRecord(within_id, rule.severity, rule.thresholds)


def findings_of(rule: CoverageRuleRecord, moment: Moment, gaps: Iterable[Gap]) -> list[FindingRecord]:
    """In order: the gravest first, then by subject and aspect."""
    findings = [
        FindingRecord(
            rule,
            severity or rule.severity,
            subject_id,
            kind,
            aspect,
            name,
            observed,
            expected,
            moment,
            subject_named=OrganisationRecord(moment, subject_id.partition(":")[2], name, *called)
            if called
            else None,
        )
        for subject_id, kind, aspect, name, observed, expected, severity, *called in gaps
    ]
    findings.sort(key=attrgetter("sort_key"))
    return findings


def _by_subject(_: Moment, checked: int, gaps: list[Gap]) -> dict[str, list[Gap]]:
    own: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps:
        own[gap[0]].append(gap)
    return own


async def chains_of(
    context: Context, findings: Sequence[FindingRecord], *, names_only: bool, dated: bool
) -> list[ChainRecord | None]:
    """Aligned: the chain of each subject; None for a subject of a kind that has none. See the statements of chains."""
    values: list[ChainRecord | None] = [None] * len(findings)
    for moment, own in _by_moment(findings).items():
        for kind, loader in CHAIN_LOADERS.items():
            indices = [index for index in own if findings[index].subject_kind == kind]
            codes = [findings[index].subject[1] for index in indices]
            found = await context.load(loader, codes, moment, namesOnly=names_only, dated=dated)
            for index, chain in zip(indices, found, strict=True):
                values[index] = chain
    return values


def _by_moment(findings: Sequence[FindingRecord]) -> dict[Moment, list[int]]:
    own: dict[Moment, list[int]] = defaultdict(list)
    for index, finding in enumerate(findings):
        own[finding.moment].append(index)
    return own
