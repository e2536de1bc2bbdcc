"""Findings as rows of a spreadsheet: one row each, what it is, where it stands, and by which rule."""

from collections.abc import Callable
from typing import NamedTuple

from model.audit_report import AuditReport, ReportedFinding, ReportedRule
from model.kinds import OrganisationKind
from reports.labels import HIDDEN, Labels

# One column each, from the top down. A zone stands where elsewhere a district does.
TIERS: tuple[tuple[str, frozenset[str]], ...] = (
    ("DISTRICT_COMMITTEE", frozenset({"DISTRICT_COMMITTEE", "ZONE_WORKING_COMMITTEE"})),
    *((kind.value, frozenset({kind.value})) for kind in list(OrganisationKind)[2:]),
)


# What a sheet of paper has room for ends here.
LAST_PRINTED = "chain_state"


class Column(NamedTuple):
    """`heading`: the name of its label. `width`: in characters of a spreadsheet."""

    heading: str
    width: int
    cell: Callable[[ReportedFinding, ReportedRule], str]


def columns_of(report: AuditReport, labels: Labels) -> list[Column]:
    """The columns of a finding, in order."""
    language = labels.language
    compared = [Column("compared", 10, lambda finding, _: labels.compared(report, finding.id))]
    waived = [Column("waiver", 24, lambda finding, _: labels.waiver(finding))]
    return [
        Column("severity", 9, lambda finding, _: labels(finding.severity)),
        Column("message", 48, lambda finding, _: finding.message[language]),
        *(compared if report.comparison else []),
        *(waived if any(finding.waiver for finding in report.findings) else []),
        Column("name", 28, lambda finding, _: finding.name),
        Column("subject_kind", 10, lambda finding, _: labels(finding.subject_kind)),
        Column("synthetic", 10, lambda finding, _: labels("yes" if finding.synthetic else "no")),
        Column("observed", 12, lambda finding, rule: rule.worded(finding.observed, language)),
        Column("expected", 12, lambda finding, rule: rule.worded(finding.expected, language)),
        Column("chain", 60, lambda finding, _: labels.path(finding.path)),
        Column("chain_state", 12, lambda finding, _: labels.chain_state(finding.chain)),
        *(_tier(heading, kinds, labels) for heading, kinds in TIERS),
        Column("streets_of", 14, lambda finding, _: _streets(report, finding)),
        Column("how_to_mend", 40, lambda _, rule: rule.how_to_mend[language]),
        Column("subject_id", 34, lambda finding, _: finding.subject),
        Column("finding_id", 50, lambda finding, _: finding.id),
    ]


def _tier(heading: str, kinds: frozenset[str], labels: Labels) -> Column:
    def cell(finding: ReportedFinding, _: ReportedRule) -> str:
        links = finding.chain.links if finding.chain else ()
        names = [link.name or HIDDEN[labels.language] for link in links if link.kind in kinds]
        return " › ".join(names)

    return Column(heading, 26, cell)


def _streets(report: AuditReport, finding: ReportedFinding) -> str:
    return "、".join(report.street_names.get(street, street) for street in finding.streets)
