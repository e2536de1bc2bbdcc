"""Runs of audits that are kept, and how two of them compare."""

from datetime import date, datetime

import strawberry

from resolvers import audit_runs as edges
from resolvers import places
from schema.connections import Connection
from schema.coverage import RuleResult
from schema.edge import edge
from schema.enums import AuditRunState
from schema.findings import Finding
from schema.nodes import Node, attribute


@strawberry.type(description="Findings that are not waived, by severity.")
class SeverityCounts:
    violations: int = attribute("How many must be mended.")
    warnings: int = attribute("How many should be.")
    advice: int = attribute("How many are to be looked at.")


@strawberry.type(description="A street of a run, in numbers.")
class AuditRunStreet:
    area_id: strawberry.ID = attribute("Its id in the register.")
    name: str = attribute("Its name then.")
    organisations: int = attribute("Living organisations that covered it, or hung below those that did.")
    open_findings: SeverityCounts = attribute("Those of what was in it.")
    covered: int = attribute("Areas at and below it that were covered.")
    total: int = attribute("Areas at and below it.")
    ratio: float | None = attribute("Covered by total. Null where total is 0.")


@strawberry.type(description="A run in numbers: what a trend is made of.")
class AuditRunSummary:
    open_findings: SeverityCounts = attribute("Those that were not waived.")
    waived: int = attribute("How many findings were waived.")
    covered: int = attribute("Areas of all levels that were covered.")
    total: int = attribute("Areas of all levels.")
    ratio: float | None = attribute("Covered by total. Null where total is 0.")
    streets: list[AuditRunStreet] = attribute("The register's streets within the place, by code.")


@strawberry.type(
    description="An audit that is kept as it was: its rules with their versions and values, and its findings. "
    "While it is not FINISHED it has none, so that half a run is never taken for a whole one."
)
class AuditRun:
    id: strawberry.ID = attribute("Its id, which sorts by when it was started.")
    within: Node | None = edge(
        places.places,
        description="What was audited; null for all that there is, or where the place can't be seen.",
    )
    as_of: date = attribute("The day that it holds for.")
    note: str | None = attribute("What whoever started it wrote.")
    state: AuditRunState = attribute("How far it came.")
    failure: str | None = attribute("Why it FAILED.")
    started_at: datetime = attribute("When it was started.")
    finished_at: datetime | None = attribute("When it was whole.")
    graph_changed_at: datetime | None = attribute(
        "When the last load or import before it ended, so what it looked at. Other programs' writes leave no trace."
    )
    rules_done: int = attribute("How many of its rules have been held against the place.")
    rules_total: int = attribute("How many rules it goes through.")
    rules: list[RuleResult] = attribute("What each rule was, looked at and found.")
    summary: AuditRunSummary | None = attribute("It in numbers; null while it is not FINISHED.")
    findings: Connection[Finding] = edge(
        edges.findings,
        description="As they were found: the gravest first, then by rule, subject and aspect.",
    )


@strawberry.type(
    description="Two runs of one place, by the rules that both went through. The same finding has the same id in both."
)
class AuditComparison:
    earlier: AuditRun = attribute("The run that is compared with.")
    later: AuditRun = attribute("The run that is compared.")
    not_compared: list[strawberry.ID] = attribute("The rules that one of them alone went through.")
    appeared: Connection[Finding] = edge(edges.appeared, description="In the later run alone.")
    remaining: Connection[Finding] = edge(
        edges.remaining, description="In both, as the later run found them."
    )
    resolved: Connection[Finding] = edge(edges.resolved, description="In the earlier run alone.")
