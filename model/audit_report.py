"""An audit as it is handed in: the plain record that the files of `reports/` are made from.

Dates are ISO 8601 strings, enums their names, texts are by Language. Ids are global ids.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from model.coverage import RuleValuesRecord, SeverityCounts, ThresholdRecord, worded
from model.kinds import WaiverState
from model.record import Record
from model.share import Share

Texts = Mapping[str, str]


class ReportedLink(Record, frozen=True):
    """One organisation of a chain; its `id` and `name` are None where it may not be read."""

    kind: str
    id: str | None
    name: str | None


class ReportedChain(Record, frozen=True):
    """Organisations, the nearest first. `broken_reason`: why it does not end at a root, where it does not."""

    links: tuple[ReportedLink, ...]
    complete: bool
    broken_reason: str | None

    @property
    def names(self) -> tuple[str | None, ...]:
        return tuple(link.name for link in self.links)


class ReportedPlace(Record, frozen=True):
    """What is audited: an organisation or an area."""

    id: str
    kind: str
    name: str
    chain: ReportedChain | None


class ReportedRule(Record, frozen=True):
    """A rule as it was held: `checked` subjects, of which `gaps` findings came. `words`: as in RuleText, by language.

    `values_within`: where it was set otherwise, and how.
    """

    id: str
    version: int
    severity: str
    title: Texts
    how_to_mend: Texts
    words: Mapping[str, Texts]
    basis: Texts
    basis_status: str
    thresholds: tuple[ThresholdRecord, ...]
    checked: int
    gaps: int
    waived: int = 0
    values_within: tuple[RuleValuesRecord, ...] = ()

    def worded(self, text: str | None, language: str) -> str:
        """What a finding observed or expected, as people say it."""
        return worded(text, self.words[language])


class ReportedArea(Record, frozen=True):
    id: str
    name: str
    synthetic: bool


class ReportedRatio(Share, frozen=True):
    """Areas of one kind; `uncovered` by code, empty where no more than numbers were asked."""

    kind: str
    covered: int
    total: int
    uncovered: tuple[ReportedArea, ...] = ()


class ReportedWaiver(Record, frozen=True):
    """As it was on the report's day. `within`: in which organisation's subtree it holds; None: it is of one finding."""

    id: str
    state: str
    rule: str
    within: str | None
    reason: str
    granted_by: str
    granted_on: str
    until: str


class ReportedHouseholds(Share, frozen=True):
    """Of the register's buildings. `untold`: buildings that do not say how many they have."""

    covered: int
    total: int
    untold: int


class ReportedUnit(Record, frozen=True):
    id: str
    name: str
    kind: str
    synthetic: bool


class ReportedUnitRatio(Record, frozen=True):
    """`kind`: of UnitCoverage. `by_unit_kind`: each kind of unit that there is, the same in each ratio of a report."""

    kind: str
    covered: int
    total: int
    by_unit_kind: tuple[ReportedRatio, ...]
    uncovered: tuple[ReportedUnit, ...]


class ReportedFinding(Record, frozen=True):
    """`streets`: ids of the register's streets that the subject is in. `chain`: None for a kind that has none.

    `waiver`: the one that holds, else the one that ran out last.
    """

    id: str
    rule: str
    severity: str
    subject: str
    subject_kind: str
    name: str
    synthetic: bool
    message: Texts
    observed: str | None
    expected: str | None
    chain: ReportedChain | None
    streets: tuple[str, ...]
    waiver: ReportedWaiver | None = None

    @property
    def waived(self) -> bool:
        return self.waiver is not None and self.waiver.state == WaiverState.ACTIVE

    @property
    def path(self) -> tuple[str | None, ...]:
        """Names from the subject up to the root; None for one that may not be read."""
        names = self.chain.names if self.chain else ()
        return names if self.subject_kind == "ORGANISATION" and names else (self.name, *names)


class ReportedStreet(Share, frozen=True):
    """`ratios`: of the areas below it and itself. `findings`: the open ones, by severity; one in two streets is in both."""

    id: str
    name: str
    organisations: int
    ratios: tuple[ReportedRatio, ...]
    findings: Mapping[str, int]

    @property
    def area_id(self) -> str:
        return self.id

    @property
    def open_findings(self) -> SeverityCounts:
        return SeverityCounts.of(self.findings)

    @property
    def covered(self) -> int:
        return self.all_levels.covered

    @property
    def total(self) -> int:
        return self.all_levels.total

    @property
    def all_levels(self) -> ReportedRatio:
        """Its ratios in one."""
        return ReportedRatio("ALL", sum(r.covered for r in self.ratios), sum(r.total for r in self.ratios))


class ReportedData(Record, frozen=True):
    """How much of one kind lies within the place, and how much of that is made up."""

    kind: str
    total: int
    synthetic: int


class Comparison(Record, frozen=True):
    """With an earlier audit of the same place. `new` and `still`: ids of findings of the later one.

    `not_compared`: rules that one of the two did not check. `changed_rules`: compared, but held with another version or
    other thresholds, so that what is new or resolved may be so for that reason.
    """

    earlier_as_of: str
    earlier_made_at: str
    new: tuple[str, ...]
    still: tuple[str, ...]
    resolved: tuple[ReportedFinding, ...]
    not_compared: tuple[str, ...]
    changed_rules: tuple[str, ...]


class ReportedRun(Record, frozen=True):
    """A kept audit. `graph_changed_at`: when the last load or import before it ended."""

    id: str
    note: str | None
    graph_changed_at: str | None


class ReportedPoint(Share, frozen=True):
    """One audit of a trend: its open findings by severity, the waived, the areas of all levels. `run`: where it is kept."""

    as_of: str
    made_at: str
    run: str | None
    open: Mapping[str, int]
    waived: int
    covered: int
    total: int


class AuditReport(Record, frozen=True, dict=True, gc=True):
    """`within`: None for everything. `findings`: the gravest first, then by rule, subject and aspect.

    `streets`: where more than one street of the register lies within, by code. `made_at`: when it was gathered.
    `run`: where it is of a kept audit. `trend`: kept audits of the place up to this one, which is the last.
    """

    within: ReportedPlace | None
    as_of: str
    made_at: str
    data: tuple[ReportedData, ...]
    rules: tuple[ReportedRule, ...]
    ratios: tuple[ReportedRatio, ...]
    findings: tuple[ReportedFinding, ...]
    streets: tuple[ReportedStreet, ...]
    households: ReportedHouseholds | None = None
    unit_ratios: tuple[ReportedUnitRatio, ...] = ()
    comparison: Comparison | None = None
    run: ReportedRun | None = None
    trend: tuple[ReportedPoint, ...] = ()

    @property
    def synthetic(self) -> bool:
        """Whether anything that lies within the place is made up."""
        return any(data.synthetic for data in self.data)

    @cached_property
    def rule_by_id(self) -> Mapping[str, ReportedRule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def street_names(self) -> Mapping[str, str]:
        return {street.id: street.name for street in self.streets}

    @cached_property
    def new_findings(self) -> frozenset[str]:
        return frozenset(self.comparison.new) if self.comparison else frozenset()

    @cached_property
    def still_findings(self) -> frozenset[str]:
        return frozenset(self.comparison.still) if self.comparison else frozenset()

    @cached_property
    def waived(self) -> int:
        return sum(finding.waived for finding in self.findings)

    @cached_property
    def expired_waivers(self) -> Sequence[ReportedWaiver]:
        """Those that ran out while what they waived is still there: what ended first in front."""
        waivers = {f.waiver.id: f.waiver for f in self.findings if f.waiver and not f.waived}
        return sorted(waivers.values(), key=lambda waiver: (waiver.until, waiver.id))

    def count(self, severity: str) -> int:
        """Findings that are not waived."""
        return sum(finding.severity == severity and not finding.waived for finding in self.findings)
