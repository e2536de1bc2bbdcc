"""The report for a terminal."""

import io

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from model.audit_report import AuditReport, ReportedFinding
from model.kinds import Language
from reports.labels import SEVERITIES, Labels
from reports.unit_rows import unit_rows

COLOURS = {"VIOLATION": "bold red", "WARNING": "yellow", "ADVICE": "cyan"}
FILE_WIDTH = 160


def table_report(
    report: AuditReport, language: Language, *, width: int | None = None, colour: bool = False
) -> str:
    """The text; `width` in columns of a terminal, of which a Chinese character takes two."""
    text = io.StringIO()
    console = Console(
        file=text,
        width=width or FILE_WIDTH,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(_report(report, Labels(language)))
    return text.getvalue()


def _report(report: AuditReport, labels: Labels) -> Group:
    parts: list[RenderableType] = [_head(report, labels), _ratios(report, labels)]
    if report.unit_ratios:
        parts.append(_units(report, labels))
    if report.streets:
        parts.append(_streets(report, labels))
    parts.append(_rules(report, labels))
    parts.append(_findings(report, labels) if report.findings else Text(labels("no_findings")))
    if report.comparison and report.comparison.resolved:
        parts.append(_resolved(report, labels))
    if report.expired_waivers:
        parts.append(_expired_waivers(report, labels))
    if len(report.trend) > 1:
        parts.append(_trend(report, labels))
    return Group(*parts)


def _head(report: AuditReport, labels: Labels) -> Group:
    lines = [
        Text(labels("title"), style="bold"),
        _line(labels, "scope", labels.place(report.within)),
        _line(labels, "as_of", report.as_of),
        _line(labels, "made_at", labels.time(report.made_at)),
        _line(labels, "data", labels.data(report)),
        _line(labels, "findings", labels.counts(report)),
        *(_line(labels, name, value) for name, value in (labels.kept(report.run) if report.run else [])),
    ]
    if report.within and report.within.chain:
        path = labels.path(report.within.chain.names)
        lines.insert(2, _line(labels, "chain", path))
    if report.synthetic:
        lines.append(Text(labels("synthetic_notice"), style="bold yellow"))
    if comparison := report.comparison:
        counts = {"new": comparison.new, "still": comparison.still, "mended": comparison.resolved}
        said = labels.many([f"{labels(name)} {len(some)}" for name, some in counts.items()])
        lines.append(_line(labels, "comparison", f"{comparison.earlier_as_of}{labels.colon}{said}"))
        if comparison.not_compared:
            lines.append(_line(labels, "not_compared", labels.many(comparison.not_compared)))
        if comparison.changed_rules:
            lines.append(_line(labels, "changed_rules", labels.many(comparison.changed_rules)))
    return Group(*lines)


def _line(labels: Labels, name: str, value: str) -> Text:
    return Text(f"{labels(name)}{labels.colon}{value}")


def _table(title: str, *headings: str, numbers: int = 0) -> Table:
    """The last `numbers` columns stand right."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold")
    for index, heading in enumerate(headings):
        right = index >= len(headings) - numbers
        table.add_column(heading, justify="right" if right else "left", overflow="fold", no_wrap=right)
    return table


def _ratios(report: AuditReport, labels: Labels) -> Table:
    table = _table(
        labels("coverage"), labels("level"), labels("covered"), labels("total"), labels("ratio"), numbers=3
    )
    for ratio in report.ratios:
        cells = (labels(ratio.kind), str(ratio.covered), str(ratio.total), labels.percent(ratio.percent))
        table.add_row(*map(Text, cells))
    if homes := report.households:
        cells = (labels.homes(homes), str(homes.covered), str(homes.total), labels.percent(homes.percent))
        table.add_row(*map(Text, cells))
    return table


def _units(report: AuditReport, labels: Labels) -> Table:
    covers = [labels(f"by_{ratio.kind}") for ratio in report.unit_ratios]
    headings = [heading for cover in covers for heading in (cover, labels("ratio"))]
    table = _table(
        labels("unit_coverage"),
        labels("unit_kind"),
        labels("units_total"),
        *headings,
        numbers=1 + len(headings),
    )
    table.caption = labels("units_note")
    for row in unit_rows(report):
        cells = [text for r in row.ratios for text in (str(r.covered), labels.percent(r.percent))]
        table.add_row(*map(Text, (labels(row.kind), str(row.total), *cells)))
    return table


def _streets(report: AuditReport, labels: Labels) -> Table:
    names = ["street", "ratio", "covered", "total", "organisations", *SEVERITIES]
    table = _table(labels("by_street"), *map(labels, names), numbers=len(names) - 1)
    for street in report.streets:
        whole = street.all_levels
        cells = [street.name, labels.percent(whole.percent), str(whole.covered), str(whole.total)]
        cells += [str(street.organisations), *(str(street.findings.get(s, 0)) for s in SEVERITIES)]
        table.add_row(*map(Text, cells))
    return table


def _rules(report: AuditReport, labels: Labels) -> Table:
    table = _table(
        labels("rules"),
        *map(labels, ("rule", "severity", "thresholds", "basis_status", "checked", "gaps")),
        numbers=2,
    )
    for rule in report.rules:
        cells = [
            f"{rule.title[labels.language]} ({rule.id} {rule.version})",
            labels(rule.severity),
            labels.thresholds(rule) if rule.thresholds or rule.values_within else "",
            labels(rule.basis_status),
            str(rule.checked),
            str(rule.gaps),
        ]
        table.add_row(*map(Text, cells))
    return table


def _findings(report: AuditReport, labels: Labels) -> Table:
    compared = ["compared"] if report.comparison else []
    table = _table(labels("findings"), *map(labels, ["severity", *compared, "message", "chain"]))
    for finding in report.findings:
        message = Text(finding.message[labels.language])
        if finding.synthetic:
            message.append(f" [{labels('synthetic')}]", style="dim")
        if finding.waiver:
            message.append(f"\n{labels.waiver(finding)}", style="bold")
        message.append(f"\n{finding.id}", style="dim")
        status = [Text(labels.compared(report, finding.id))] if compared else []
        table.add_row(
            Text(labels(finding.severity), style=COLOURS.get(finding.severity, "")),
            *status,
            message,
            Text(_chain(finding, labels)),
        )
    return table


def _chain(finding: ReportedFinding, labels: Labels) -> str:
    path = labels.path(finding.path)
    if finding.chain and finding.chain.complete:
        return path
    return f"{path} ({labels.chain_state(finding.chain)})"


def _resolved(report: AuditReport, labels: Labels) -> Table:
    assert report.comparison
    table = _table(labels("mended"), labels("severity"), labels("message"))
    for finding in report.comparison.resolved:
        message = Text(finding.message[labels.language]).append(f"\n{finding.id}", style="dim")
        table.add_row(Text(labels(finding.severity)), message)
    return table


def _expired_waivers(report: AuditReport, labels: Labels) -> Table:
    names = ["until", "reason", "granted_by", "waiver_id"]
    table = _table(labels("expired_waivers"), *map(labels, names))
    for waiver in report.expired_waivers:
        table.add_row(*map(Text, (waiver.until, waiver.reason, waiver.granted_by, waiver.id)))
    return table


def _trend(report: AuditReport, labels: Labels) -> Table:
    names = ["as_of", *SEVERITIES, "waived", "covered", "total"]
    table = _table(labels("trend"), *map(labels, names), numbers=len(names) - 1)
    for point in report.trend:
        numbers = [*(point.open.get(s, 0) for s in SEVERITIES), point.waived, point.covered, point.total]
        table.add_row(Text(point.as_of), *(Text(str(number)) for number in numbers))
    return table
