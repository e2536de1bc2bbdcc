"""What an audit gives: rules, results, findings, ratios. Dates are ISO 8601 strings, enums are their names."""

from collections import Counter
from collections.abc import Mapping

from model.ids import kind_and_key
from model.kinds import NodeKind, Severity
from model.moment import Moment
from model.record import Record
from model.records import AreaRecord, OrganisationRecord, UnitRecord
from model.share import Share
from model.waivers import WaiverRecord

# The gravest first; text, since it is a part of cursors.
SEVERITY_RANKS = {Severity.VIOLATION: "0", Severity.WARNING: "1", Severity.ADVICE: "2"}


class SeverityCounts(Record, frozen=True):
    """How many findings there are of each severity."""

    violations: int
    warnings: int
    advice: int

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "SeverityCounts":
        """From those by Severity, of which those that are 0 may be missing."""
        return cls(*(counts.get(severity, 0) for severity in SEVERITY_RANKS))


class ThresholdRecord(Record, frozen=True):
    name: str
    value: float
    unit: str


class RuleText(Record, frozen=True):
    """A rule's texts in one language. `words`: names that a message may hold → what people call them."""

    title: str
    message: str
    how_to_mend: str
    basis: str
    words: Mapping[str, str]


class CoverageRuleRecord(Record, frozen=True):
    """`subjects`: the kinds of things that its findings may be about.  `texts`: by Language."""

    id: str
    version: int
    severity: str
    enabled: bool
    subjects: frozenset[NodeKind]
    thresholds: tuple[ThresholdRecord, ...]
    texts: Mapping[str, RuleText]
    basis_status: str


class FindingRecord(Record, frozen=True):
    """`aspect` tells apart the findings that one rule has on one subject; `subject_named`: where the rule gave it.

    `kept`: it is of a run, and `waiver` is what was waived of it then. Of any other, what is waived is asked when needed.
    """

    rule: CoverageRuleRecord
    severity: str
    subject_id: str
    subject_kind: str
    aspect: str | None
    name: str
    observed: str | None
    expected: str | None
    moment: Moment
    subject_named: OrganisationRecord | None = None
    kept: bool = False
    waiver: WaiverRecord | None = None

    @property
    def typename(self) -> str:
        return "Finding"

    @property
    def restricted(self) -> bool:
        """Never: findings are given of what the viewer may see alone."""
        return False

    @property
    def subject(self) -> tuple[NodeKind, str]:
        """Kind and key."""
        return kind_and_key(self.subject_id)

    @property
    def key(self) -> str:
        return f"{self.rule.id}:{self.subject_id}" + (f"#{self.aspect}" if self.aspect else "")

    @property
    def id(self) -> str:
        return "finding:" + self.key

    @property
    def sort_key(self) -> tuple[str, ...]:
        """The gravest first, then by rule, subject and aspect."""
        return (SEVERITY_RANKS[Severity(self.severity)], self.rule.id, self.subject_id, self.aspect or "")

    def message(self, language: str) -> str:
        text = self.rule.texts[language]
        return text.message.format(
            name=self.name,
            observed=worded(self.observed, text.words),
            expected=worded(self.expected, text.words),
        )


class RuleValuesRecord(Record, frozen=True):
    """What a rule measured by: everywhere, or in all that belongs to an organisation (`within_id`)."""

    within_id: str | None
    severity: str
    thresholds: tuple[ThresholdRecord, ...]


class AuditRecord(Record, frozen=True):
    """What one rule found, in order, and by what values; and how many subjects it looked at (None: nobody asked)."""

    checked: int | None
    findings: list[FindingRecord]
    values: list[RuleValuesRecord]


class RuleResultRecord(Record, frozen=True):
    """`waived`: how many of the gaps are waived; 0 where nobody asked."""

    rule: CoverageRuleRecord
    checked: int | None
    gaps: int
    values: list[RuleValuesRecord]
    waived: int = 0


class CoverageReportRecord(Record, frozen=True):
    """Where and by which rules is audited; the results are read when asked for.

    `counted`: how many subjects a rule looked at, or areas there are, is asked too.
    """

    within: OrganisationRecord | AreaRecord | None
    rules: tuple[CoverageRuleRecord, ...]
    moment: Moment
    counted: bool

    @property
    def within_id(self) -> str | None:
        return self.within.id if self.within else None

    @property
    def as_of(self) -> str:
        return self.moment.day.isoformat()


class RatioRecord(Share, frozen=True):
    """How many there are of a kind, and how many are covered.  `report`: the one that it belongs to."""

    kind: str
    covered: int
    total: int
    report: CoverageReportRecord


class HouseholdsRecord(Share, frozen=True):
    """Households of buildings that are covered, and of all. `untold`: buildings that do not say how many they have."""

    covered: int
    total: int
    untold: int


class AreaCoverageRecord(Record, frozen=True):
    ratios: list[RatioRecord]
    households: HouseholdsRecord


class UnitRatioRecord(RatioRecord, frozen=True):
    """`uncovered`: by code. `totals`: how many units there are of each kind that there is, in the order of UnitKind."""

    uncovered: list[UnitRecord]
    totals: Mapping[str, int]

    @property
    def by_unit_kind(self) -> list[RatioRecord]:
        missing = Counter(unit.kind for unit in self.uncovered)
        return [
            RatioRecord(kind, total - missing[kind], total, self.report)
            for kind, total in self.totals.items()
        ]


def worded(text: str | None, words: Mapping[str, str]) -> str:
    """What a rule observed or expected, as people say it."""
    return " ".join(words.get(token, token) for token in (text or "").split(" "))
