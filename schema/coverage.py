"""Coverage: rules, reports and ratios."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from resolvers import area_coverage, unit_coverage
from resolvers import coverage as edges
from schema.connections import Connection
from schema.edge import edge
from schema.enums import AreaKind, BasisStatus, Severity, UnitCoverage, UnitKind
from schema.nodes import Node, attribute

if TYPE_CHECKING:
    from schema.areas import Area
    from schema.findings import Finding
    from schema.units import Unit
    from schema.waivers import Waiver


@strawberry.type(description="A number that a rule measures by.")
class Threshold:
    name: str = attribute("What it bounds.")
    value: float = attribute("The number.")
    unit: str = attribute("What is counted, such as members or percent.")


@strawberry.type(description="One rule of the catalogue: a file of its own.")
class CoverageRule:
    id: strawberry.ID = attribute("Its name, such as secretary-vacant.")
    version: int = attribute("Goes up when its meaning changes.")
    severity: Severity = attribute("How much its findings weigh, unless a finding says otherwise.")
    enabled: bool = attribute("Whether it is checked where no rules are named.")
    title: str = edge(edges.titles, description="What it finds.")
    how_to_mend: str = edge(edges.how_to_mend, description="What to do about a finding.")
    basis: str | None = edge(edges.bases, description="The regulation or practice that it rests on.")
    basis_status: BasisStatus = attribute("How well the basis is known.")
    thresholds: list[Threshold] = attribute("The numbers that it measures by.")


@strawberry.type(description="What a rule measured by: everywhere, or in a part of the place.")
class RuleValues:
    within_id: strawberry.ID | None = attribute(
        "The organisation whose subtree has values of its own; null where none has."
    )
    severity: Severity = attribute("How much its findings weigh there.")
    thresholds: list[Threshold] = attribute("The numbers that it measured by there.")


@strawberry.type(description="What one rule looked at, and found.")
class RuleResult:
    rule: CoverageRule = attribute("The rule.")
    checked: int = attribute("How many subjects it looked at.")
    gaps: int = attribute("How many findings it gave.")
    waived: int = attribute("How many of them are waived.")
    values: list[RuleValues] = attribute("What it measured by, as it is set here.")


@strawberry.type(
    description="Areas of one kind within the scope, held against the register. Covered: at least one living "
    "organisation of the matching kind covers the area itself."
)
class CoverageRatio:
    kind: AreaKind = attribute("The level of the areas.")
    covered: int = attribute("How many are covered.")
    total: int = attribute("How many the register has there.")
    ratio: float | None = attribute("Covered by total. Null where total is 0.")
    uncovered: Connection[Annotated["Area", strawberry.lazy("schema.areas")]] = edge(
        area_coverage.uncovered,
        description="The areas that are not covered, by code.",
    )


@strawberry.type(
    description="Households of the register's buildings within the scope, held against the building groups that cover "
    "the buildings themselves: the buildings that CoverageRatio has of the kind BUILDING."
)
class HouseholdCoverage:
    covered: int = attribute("How many live in buildings that are covered.")
    total: int = attribute("How many the register has in the buildings there.")
    ratio: float | None = attribute("Covered by total. Null where total is 0.")
    untold: int = attribute("How many buildings do not say how many households they have: not counted above.")


@strawberry.type(description="The units of one kind of a UnitCoverageRatio.")
class UnitKindRatio:
    kind: UnitKind = attribute("The kind of unit.")
    covered: int = attribute("How many are covered.")
    total: int = attribute("How many units of the kind there are.")
    ratio: float | None = attribute("Covered by total.")


@strawberry.type(
    description="两个覆盖: operating non-public enterprises and social organisations within the scope, held against the "
    "living party organisations set up in them, and the members who guide them. Schools, hospitals, public security "
    "and agencies are not among them."
)
class UnitCoverageRatio:
    kind: UnitCoverage = attribute("What is counted as cover.")
    covered: int = attribute("How many are covered.")
    total: int = attribute("How many units there are.")
    ratio: float | None = attribute("Covered by total. Null where total is 0.")
    uncovered: Connection[Annotated["Unit", strawberry.lazy("schema.units")]] = edge(
        unit_coverage.uncovered_units,
        description="The units that are not covered, by code.",
    )
    by_unit_kind: list[UnitKindRatio] = attribute("For each kind of unit that there is.")


@strawberry.type(
    description="An audit of a subtree, an area or everything. Only what is selected is looked at."
)
class CoverageReport:
    within: Node | None = attribute("The organisation or area; null for all that the caller may see.")
    as_of: date = attribute("The day that it holds for.")
    ratios: list[CoverageRatio] = edge(
        area_coverage.ratios,
        description="For each kind of area that there is, from DISTRICT down.",
    )
    households: HouseholdCoverage = edge(
        area_coverage.households,
        description="How many households live in covered buildings.",
    )
    unit_ratios: list[UnitCoverageRatio] = edge(
        unit_coverage.unit_ratios,
        description="Of units: by any organisation, by one of their own, and by an organisation or a guide.",
    )
    rules: list[RuleResult] = edge(edges.rule_results, description="What each rule looked at, and found.")
    findings: Connection[Annotated["Finding", strawberry.lazy("schema.findings")]] = edge(
        edges.findings,
        description="The gaps: the gravest first, then by rule, subject and aspect.",
    )
    expired_waivers: list[Annotated["Waiver", strawberry.lazy("schema.waivers")]] = edge(
        edges.expired_waivers,
        description="Those that ran out while what they waived is still there, which is open again.",
    )
