"""The report as one page of HTML that needs nothing else, for a screen and for A4."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from model.audit_report import AuditReport, ReportedPoint, ReportedStreet
from model.kinds import Language
from reports.labels import SEVERITIES, Labels
from reports.unit_rows import unit_rows, units_lacking

# Of a bar, in its own units; the page scales it.
BAR_WIDTH = 200.0

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Piece(NamedTuple):
    """A part of a bar: where it begins, and how wide it is. `name`: its class."""

    name: str
    start: float
    width: float


def html_report(report: AuditReport, language: Language) -> Iterator[bytes]:
    """Piece by piece, Chinese or English; the charts are drawn inside, and nothing is asked of the network."""
    labels = Labels(language)
    most = max((sum(street.findings.values()) for street in report.streets), default=0)
    highest = max((sum(point.open.values()) + point.waived for point in report.trend), default=0)
    page = _ENVIRONMENT.get_template("audit_report.html").generate(
        report=report,
        labels=labels,
        language=language,
        severities=SEVERITIES,
        findings_of={
            rule.id: [finding for finding in report.findings if finding.rule == rule.id]
            for rule in report.rules
        },
        unit_rows=unit_rows(report),
        units_lacking=units_lacking(report, labels),
        share=_share,
        findings_bar=lambda street: _findings_bar(street, most),
        trend_bar=lambda point: _trend_bar(point, highest),
        bar_width=BAR_WIDTH,
    )
    for piece in page:
        yield piece.encode()


def _share(covered: int, total: int) -> list[Piece]:
    return _bar([("covered", covered), ("missing", total - covered)], total)


def _findings_bar(street: ReportedStreet, most: int) -> list[Piece]:
    """As long as its findings are many, beside the street with the most."""
    return _bar([(name, street.findings.get(name, 0)) for name in SEVERITIES], most)


def _trend_bar(point: ReportedPoint, highest: int) -> list[Piece]:
    """As long as its findings are many, beside the audit with the most."""
    return _bar(
        [*((name, point.open.get(name, 0)) for name in SEVERITIES), ("waived", point.waived)], highest
    )


def _bar(parts: Iterable[tuple[str, int]], whole: int) -> list[Piece]:
    pieces: list[Piece] = []
    start = 0.0
    for name, number in parts:
        if number:
            width = BAR_WIDTH * number / whole
            pieces.append(Piece(name.lower(), round(start, 2), round(width, 2)))
            start += width
    return pieces
