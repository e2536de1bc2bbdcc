"""Findings as CSV, for a spreadsheet: UTF-8 with the mark that Excel knows it by, one row for each finding."""

import csv
import io
from collections.abc import Iterator, Sequence

from model.audit_report import AuditReport, ReportedRule
from model.kinds import Language
from reports.finding_rows import columns_of
from reports.labels import Labels

# A cell that begins so is a formula to a spreadsheet, whoever wrote it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

OF_RULE = ("rule", "rule_id", "version", "thresholds", "basis", "basis_status", "checked")
OF_REPORT = ("scope", "as_of", "made_at")


def csv_report(report: AuditReport, language: Language) -> Iterator[bytes]:
    """Row by row. A rule that found nothing has a row that says so, without a finding's id: each file says what was held."""
    labels = Labels(language)
    columns = columns_of(report, labels)
    about = [labels.place(report.within), report.as_of, report.made_at]
    yield "\ufeff".encode()
    yield _line([labels(name) for name in (*(c.heading for c in columns), *OF_RULE, *OF_REPORT)])
    rows = {rule.id: _of_rule(rule, labels) + about for rule in report.rules}
    for finding in report.findings:
        rule = report.rule_by_id[finding.rule]
        yield _line([column.cell(finding, rule) for column in columns] + rows[rule.id])
    for rule in report.rules:
        if not rule.gaps:
            said = {"message": labels("nothing_found")}
            yield _line([said.get(column.heading, "") for column in columns] + rows[rule.id])


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(map(harmless, cells))
    return line.getvalue().encode()


def harmless(cell: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet would run it."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _of_rule(rule: ReportedRule, labels: Labels) -> list[str]:
    return [
        rule.title[labels.language],
        rule.id,
        str(rule.version),
        labels.thresholds(rule),
        rule.basis[labels.language],
        labels(rule.basis_status),
        str(rule.checked),
    ]
