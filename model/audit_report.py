"""An audit as it is handed in: the plain record that the files of `reports/` are made from.

Dates are ISO 8601 strings, enums their names, texts are by Language. Ids are global ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from model.coverage import RuleValuesRecord, ThresholdRecord, worded

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReportedLink:
    """One organisation of a chain; its `id` and `name` are None where it may not be read."""

    kind: str
    id: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class ReportedChain:
    """Organisations, the nearest first. `broken_reason`: why it does not end at a root, where it does not."""

    links: tuple[ReportedLink, ...]
    complete: bool
    broken_reason: str | None

    @property
    def names(self) -> tuple[str | None, ...]:
        return tuple(link.name for link in self.links)


@dataclass(frozen=True, slots=True)
class ReportedPlace:
    """What is audited: an organisation or an area."""

    id: str
    kind: str
    name: str
    chain: ReportedChain | None


@dataclass(frozen=True, slots=True)
class ReportedRule:
    """A rule as it was held: `checked` subjects, of which `gaps` findings came. `words`: as in RuleText, by language.

    `values_within`: where it was set otherwise, and how.
    """

    id: str
    version: int
    severity: str
    title: Texts
    how_to_mend: Texts
    words: Mapping[str, Texts]
    basis: str | None
    basis_status: str
    thresholds: tuple[ThresholdRecord, ...]
    checked: int
    gaps: int
    values_within: tuple[RuleValuesRecord, ...] = ()

    def worded(self, text: str | None, language: str) -> str:
        """What a finding observed or expected, as people say it."""
        return worded(text, self.words[language])


@dataclass(frozen=True, slots=True)
class ReportedArea:
    id: str
    name: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class ReportedRatio:
    """Areas of one kind; `uncovered` by code, empty where no more than numbers were asked."""

    kind: str
    covered: int
    total: int
    uncovered: tuple[ReportedArea, ...] = ()

    @property
    def percent(self) -> float | None:
        return 100 * self.covered / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class ReportedHouseholds:
    """Of the register's buildings. `untold`: buildings that do not say how many they have."""

    covered: int
    total: int
    untold: int

    @property
    def percent(self) -> float | None:
        return 100 * self.covered / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class ReportedUnit:
    id: str
    name: str
    kind: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class ReportedUnitRatio:
    """`kind`: of UnitCoverage. `by_unit_kind`: each kind of unit that there is, the same in each ratio of a report."""

    kind: str
    covered: int
    total: int
    by_unit_kind: tuple[ReportedRatio, ...]
    uncovered: tuple[ReportedUnit, ...]


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """`streets`: ids of the register's streets that the subject is in. `chain`: None for a kind that has none."""

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

    @property
    def path(self) -> tuple[str | None, ...]:
        """Names from the subject up to the root; None for one that may not be read."""
        names = self.chain.names if self.chain else ()
        return names if self.subject_kind == "ORGANISATION" and names else (self.name, *names)


@dataclass(frozen=True, slots=True)
class ReportedStreet:
    """`ratios`: of the areas below it and itself. `findings`: how many, by severity; one in two streets counts in both."""

    id: str
    name: str
    organisations: int
    ratios: tuple[ReportedRatio, ...]
    findings: Mapping[str, int]

    @property
    def all_levels(self) -> ReportedRatio:
        """Its ratios in one."""
        return ReportedRatio("ALL", sum(r.covered for r in self.ratios), sum(r.total for r in self.ratios))


@dataclass(frozen=True, slots=True)
class ReportedData:
    """How much of one kind lies within the place, and how much of that is made up."""

    kind: str
    total: int
    synthetic: int


@dataclass(frozen=True, slots=True)
class Comparison:
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


@dataclass(frozen=True)
class AuditReport:
    """`within`: None for everything. `findings`: the gravest first, then by rule, subject and aspect.

    `streets`: where more than one street of the register lies within, by code. `made_at`: when it was gathered.
    `households` and `unit_ratios` are missing in files that were written before there were any.
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

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.findings)
