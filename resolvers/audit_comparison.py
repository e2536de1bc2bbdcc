"""Two audits of one place held against each other: what is new, what is still there, what is resolved."""

from dataclasses import replace

from errors import BadUserInput
from model.audit_report import AuditReport, Comparison


def compare(earlier: AuditReport, later: AuditReport) -> AuditReport:
    """The later report with its comparison. Findings are the same by id: the rule, the subject and the aspect.

    Raises BadUserInput where the two are of different places.
    """
    places = [report.within.id if report.within else "everything" for report in (earlier, later)]
    if places[0] != places[1]:
        raise BadUserInput(
            f"The earlier report is of {places[0]}, and this one of {places[1]}.",
            argument="compare",
            hint="Compare with a report of the same place.",
        )
    both = earlier.rule_by_id.keys() & later.rule_by_id.keys()
    before = {finding.id: finding for finding in earlier.findings if finding.rule in both}
    now = {finding.id: finding for finding in later.findings if finding.rule in both}
    comparison = Comparison(
        earlier_as_of=earlier.as_of,
        earlier_made_at=earlier.made_at,
        new=tuple(each for each in now if each not in before),
        still=tuple(each for each in now if each in before),
        resolved=tuple(finding for each, finding in before.items() if each not in now),
        not_compared=tuple(sorted(earlier.rule_by_id.keys() ^ later.rule_by_id.keys())),
        changed_rules=tuple(sorted(rule for rule in both if _held(earlier, rule) != _held(later, rule))),
    )
    return replace(later, comparison=comparison)


def _held(report: AuditReport, rule_id: str) -> tuple[object, ...]:
    rule = report.rule_by_id[rule_id]
    return rule.version, *rule.thresholds
