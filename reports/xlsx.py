"""The report as a workbook: a cover, a sheet for each rule that was held, and the areas that are not covered."""

import io
import math
import re
from collections.abc import Sequence

import xlsxwriter
from rich.cells import cell_len
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from model.audit_report import AuditReport, ReportedFinding, ReportedRule
from model.kinds import Language
from reports.csv_report import FORMULA_STARTS
from reports.finding_rows import LAST_PRINTED, Column, columns_of
from reports.labels import SEVERITIES, Labels
from reports.unit_rows import unit_rows, units_lacking

# What a sheet holds below its heading; more goes on a further sheet.
ROWS_MAXIMUM = 1_048_575
SHEET_NAME_MAXIMUM = 31
NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
A4 = 9
COVER_WIDTHS = (30, 34, 10, 12, 26, 40, 16, 10, 10)
LINE_POINTS = 15


def xlsx_report(report: AuditReport, language: Language) -> bytes:
    """A formula in a name stays text: cells are written as text, and those that look like one are marked quoted."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties(
            {"title": Labels(language)("title"), "comments": report.within.id if report.within else ""}
        )
        _Workbook(book, report, Labels(language)).write()
    return content.getvalue()


class _Workbook:
    def __init__(self, book: xlsxwriter.Workbook, report: AuditReport, labels: Labels) -> None:
        self.book = book
        self.report = report
        self.labels = labels
        self.columns = columns_of(report, labels)
        text = {"text_wrap": True, "valign": "top"}
        self.text: Format = book.add_format(text)
        self.quoted: Format = book.add_format({**text, "quote_prefix": True})
        self.bold: Format = book.add_format({"bold": True})
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.notice: Format = book.add_format({"bold": True, "font_color": "#9C5700", "bg_color": "#FFEB9C"})
        self.heading: Format = book.add_format({**text, "bold": True, "bg_color": "#DCE6F1", "border": 1})
        self.percent: Format = book.add_format({"num_format": "0.0%", "valign": "top"})

    def write(self) -> None:
        self._cover()
        if self.report.streets:
            self._streets()
        for number, rule in enumerate(self.report.rules, 1):
            self._rule(number, rule)
        self._uncovered()
        if self.report.unit_ratios:
            self._units_uncovered()
        if self.report.expired_waivers:
            self._expired_waivers()
        if len(self.report.trend) > 1:
            self._trend()
        if self.report.comparison:
            self._resolved()

    def _cover(self) -> None:
        report, labels = self.report, self.labels
        sheet = self.book.add_worksheet(labels("cover"))
        self._paper(sheet)
        _set_widths(sheet, COVER_WIDTHS)
        sheet.write_string(0, 0, labels("title"), self.title)
        chain = report.within and report.within.chain
        about = [
            ("scope", labels.place(report.within)),
            *([("chain", labels.path(chain.names))] if chain else []),
            ("as_of", report.as_of),
            ("made_at", labels.time(report.made_at)),
            ("findings", labels.counts(report)),
            *(labels.kept(report.run) if report.run else []),
        ]
        row = 1
        if report.synthetic:
            sheet.merge_range(row, 0, row, 8, labels("synthetic_notice"), self.notice)
            row += 1
        for name, value in about:
            sheet.write_string(row, 0, labels(name), self.bold)
            self._cell(sheet, row, 1, value, wrap=False)
            row += 1
        if comparison := report.comparison:
            sheet.write_string(row, 0, labels("comparison"), self.bold)
            said = [f"{labels('earlier')} {comparison.earlier_as_of}"]
            for name, some in (
                ("new", comparison.new),
                ("still", comparison.still),
                ("mended", comparison.resolved),
            ):
                said.append(f"{labels(name)} {len(some)}")
            sheet.write_string(row, 1, labels.many(said))
            for extra in ("not_compared", "changed_rules"):
                row += 1
                sheet.write_string(row, 0, labels(extra), self.text)
                sheet.write_string(row, 1, labels.many(getattr(comparison, extra)))
            row += 1
        data = [[labels(d.kind), d.total, d.synthetic] for d in report.data]
        row = self._table(sheet, row + 1, ("data", "total_there", "made_up"), data, COVER_WIDTHS)
        ratios = [[labels(r.kind), r.covered, r.total, r.ratio] for r in report.ratios]
        if homes := report.households:
            ratios.append([labels.homes(homes), homes.covered, homes.total, homes.ratio])
        row = self._table(sheet, row + 1, ("level", "covered", "total", "ratio"), ratios, COVER_WIDTHS)
        if report.unit_ratios:
            covers = [name for ratio in report.unit_ratios for name in (f"by_{ratio.kind}", "ratio")]
            units: list[list[object]] = [
                [
                    labels(kind),
                    total,
                    *(cell for r in each for cell in (r.covered, r.ratio)),
                ]
                for kind, total, each in unit_rows(report)
            ]
            row = self._table(sheet, row + 1, ("unit_kind", "units_total", *covers), units, COVER_WIDTHS)
        rules = [
            [
                rule.title[labels.language],
                rule.id,
                rule.version,
                labels(rule.severity),
                labels.thresholds(rule) if rule.thresholds or rule.values_within else "",
                rule.basis[labels.language],
                labels(rule.basis_status),
                rule.checked,
                rule.gaps,
            ]
            for rule in report.rules
        ]
        names = (
            "rule",
            "rule_id",
            "version",
            "severity",
            "thresholds",
            "basis",
            "basis_status",
            "checked",
            "gaps",
        )
        self._table(sheet, row + 1, names, rules, COVER_WIDTHS)

    def _streets(self) -> None:
        labels = self.labels
        kinds = list(dict.fromkeys(ratio.kind for street in self.report.streets for ratio in street.ratios))
        rows = []
        for street in self.report.streets:
            ratios = {ratio.kind: ratio for ratio in street.ratios}
            whole = street.all_levels
            rows.append(
                [
                    street.name,
                    whole.ratio,
                    *(f"{ratios[k].covered}/{ratios[k].total}" if k in ratios else "" for k in kinds),
                    street.organisations,
                    *(street.findings.get(severity, 0) for severity in SEVERITIES),
                    street.id,
                ]
            )
        covered = [f"{labels('covered')}{labels.colon}{labels(kind)}" for kind in kinds]
        names = ["street", "ratio", *covered, "organisations", *SEVERITIES, "area_id"]
        self._sheet(labels("by_street"), names, [20] + [12] * (len(names) - 2) + [20], rows)

    def _rule(self, number: int, rule: ReportedRule) -> None:
        findings = [finding for finding in self.report.findings if finding.rule == rule.id]
        for part, start in enumerate(range(0, len(findings) or 1, ROWS_MAXIMUM), 1):
            name = f"{number} {rule.title[self.labels.language]}"
            name = NOT_IN_A_SHEET_NAME.sub(" ", name)[: SHEET_NAME_MAXIMUM - 4] + (
                f" ({part})" if part > 1 else ""
            )
            self._findings(name, self.columns, findings[start : start + ROWS_MAXIMUM])

    def _findings(self, name: str, columns: Sequence[Column], findings: Sequence[ReportedFinding]) -> None:
        rows = [
            [
                _number(column, column.cell(finding, self.report.rule_by_id[finding.rule]))
                for column in columns
            ]
            for finding in findings
        ]
        self._sheet(name, [c.heading for c in columns], [c.width for c in columns], rows)

    def _uncovered(self) -> None:
        labels = self.labels
        rows = [
            [labels(ratio.kind), area.name, labels("yes" if area.synthetic else "no"), area.id]
            for ratio in self.report.ratios
            for area in ratio.uncovered
        ]
        self._sheet(labels("uncovered"), ["level", "name", "synthetic", "area_id"], [10, 40, 10, 34], rows)

    def _units_uncovered(self) -> None:
        labels = self.labels
        rows = [
            [labels(unit.kind), unit.name, lacks, labels("yes" if unit.synthetic else "no"), unit.id]
            for unit, lacks in units_lacking(self.report, labels)
        ]
        names = ["unit_kind", "name", "lacks", "synthetic", "unit_id"]
        self._sheet(labels("units_uncovered"), names, [14, 40, 30, 10, 24], rows)

    def _resolved(self) -> None:
        assert self.report.comparison
        language = self.labels.language
        rows = [
            [self.labels(f.severity), f.message[language], f.rule, f.id]
            for f in self.report.comparison.resolved
        ]
        self._sheet(
            self.labels("mended"), ["severity", "message", "rule_id", "finding_id"], [9, 60, 30, 50], rows
        )

    def _expired_waivers(self) -> None:
        rows = [
            [waiver.until, waiver.rule, waiver.reason, waiver.granted_by, waiver.granted_on, waiver.id]
            for waiver in self.report.expired_waivers
        ]
        names = ["until", "rule_id", "reason", "granted_by", "granted_on", "waiver_id"]
        self._sheet(self.labels("expired_waivers"), names, [14, 30, 40, 20, 14, 40], rows)

    def _trend(self) -> None:
        rows = [
            [
                point.as_of,
                *(point.open.get(severity, 0) for severity in SEVERITIES),
                point.waived,
                point.covered,
                point.total,
                point.ratio,
                point.run or "",
            ]
            for point in self.report.trend
        ]
        names = ["as_of", *SEVERITIES, "waived", "covered", "total", "ratio", "run"]
        self._sheet(self.labels("trend"), names, [14] + [12] * (len(names) - 2) + [44], rows)

    def _sheet(
        self, name: str, names: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[object]]
    ) -> None:
        """A sheet of one table: its heading stays in sight and filters it."""
        sheet = self.book.add_worksheet(name[:SHEET_NAME_MAXIMUM])
        _set_widths(sheet, widths)
        self._table(sheet, 0, names, rows, widths)
        if LAST_PRINTED in names:
            sheet.print_area(0, 0, len(rows), names.index(LAST_PRINTED))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
        sheet.repeat_rows(0)
        self._paper(sheet)

    def _paper(self, sheet: Worksheet) -> None:
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        mark = f" · {self.labels('synthetic')}" if self.report.synthetic else ""
        sheet.set_footer(f"&L{self.report.as_of}{mark}&R&P / &N")

    def _table(
        self,
        sheet: Worksheet,
        row: int,
        names: Sequence[str],
        rows: Sequence[Sequence[object]],
        widths: Sequence[int],
    ) -> int:
        """The row below it."""
        headings = [self.labels(name) for name in names]
        for column, heading in enumerate(headings):
            sheet.write_string(row, column, heading, self.heading)
        _set_height(sheet, row, headings, widths)
        for cells in rows:
            row += 1
            for column, cell in enumerate(cells):
                self._cell(sheet, row, column, cell)
            _set_height(sheet, row, cells, widths)
        return row + 1

    def _cell(self, sheet: Worksheet, row: int, column: int, value: object, *, wrap: bool = True) -> None:
        match value:
            case "":
                pass  # A cell with an empty text would not count as empty.
            case str():
                quoted = self.quoted if value.startswith(FORMULA_STARTS) else self.text if wrap else None
                sheet.write_string(row, column, value, quoted)
            case int():
                sheet.write_number(row, column, value, self.text)
            case float():
                sheet.write_number(row, column, value, self.percent)


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def _set_height(sheet: Worksheet, row: int, cells: Sequence[object], widths: Sequence[int]) -> None:
    """As high as its longest text: LibreOffice does not find that out by itself. A little is lost at each line's end."""
    lines = [
        math.ceil(cell_len(cell) / (width - 2))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str)
    ]
    sheet.set_row(row, LINE_POINTS * max([1, *lines]))


def _number(column: Column, text: str) -> str | int:
    """Counts are numbers, so that a spreadsheet can sort them."""
    return (
        int(text)
        if column.heading in ("observed", "expected") and text.isascii() and text.isdecimal()
        else text
    )
