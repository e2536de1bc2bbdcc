"""Two audits of one place held against each other: what is new, what is still there, what is resolved."""

from collections.abc import Callable, Sequence, Set
from operator import attrgetter
from typing import Generic, NamedTuple, Protocol, TypeVar

from msgspec.structs import replace

from errors import BadUserInput
from model.audit_report import AuditReport, Comparison


class Identified(Protocol):
    @property
    def id(self) -> str: ...


Found = TypeVar("Found", bound=Identified)


class Differences(NamedTuple, Generic[Found]):
    """`not_compared`: rules that one of the two alone went through."""

    not_compared: list[str]
    appeared: list[Found]
    remaining: list[Found]
    resolved: list[Found]


def compare(earlier: AuditReport, later: AuditReport) -> AuditReport:
    """The later report with its comparison.

    Raises BadUserInput where the two are of different places, the wrong way round, or one and the same.
    """
    places = [report.within.id if report.within else "everything" for report in (earlier, later)]
    if places[0] != places[1]:
        raise BadUserInput(
            f"The earlier report is of {places[0]}, and this one of {places[1]}.",
            argument="compare",
            hint="Compare with a report of the same place.",
        )
    if earlier.run and later.run:
        called = earlier.run.id, later.run.id
        in_order = (earlier.as_of, earlier.run.id) < (later.as_of, later.run.id)
    else:
        called = "The earlier report", "this one"
        in_order = earlier.as_of <= later.as_of
    if not in_order:
        raise BadUserInput(
            f"{called[0]} is of {earlier.as_of}, and {called[1]} of {later.as_of}.",
            argument="compare",
            hint="Compare the later with the earlier; of two kept for one day, that is the one begun last.",
        )
    found = differences(
        earlier.findings,
        later.findings,
        earlier.rule_by_id.keys(),
        later.rule_by_id.keys(),
        attrgetter("rule"),
    )
    both = earlier.rule_by_id.keys() & later.rule_by_id.keys()
    comparison = Comparison(
        earlier_as_of=earlier.as_of,
        earlier_made_at=earlier.made_at,
        new=tuple(finding.id for finding in found.appeared),
        still=tuple(finding.id for finding in found.remaining),
        resolved=tuple(found.resolved),
        not_compared=tuple(found.not_compared),
        changed_rules=tuple(sorted(rule for rule in both if _held(earlier, rule) != _held(later, rule))),
    )
    return replace(later, comparison=comparison)


def differences(
    before: Sequence[Found],
    after: Sequence[Found],
    rules_before: Set[str],
    rules_after: Set[str],
    rule_of: Callable[[Found], str],
) -> Differences[Found]:
    """Of the rules that both audits went through; findings are the same by id: the rule, the subject and the aspect."""
    both = rules_before & rules_after
    known_before, known_after = ({finding.id for finding in findings} for findings in (before, after))
    compared = [finding for finding in after if rule_of(finding) in both]
    return Differences(
        sorted(rules_before ^ rules_after),
        [finding for finding in compared if finding.id not in known_before],
        [finding for finding in compared if finding.id in known_before],
        [finding for finding in before if rule_of(finding) in both and finding.id not in known_after],
    )


def _held(report: AuditReport, rule_id: str) -> tuple[object, ...]:
    rule = report.rule_by_id[rule_id]
    return rule.version, *rule.thresholds, *rule.values_within
