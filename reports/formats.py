"""The formats of a report, by name."""

from collections.abc import Iterator
from enum import StrEnum

from model.audit_report import AuditReport
from model.kinds import Language
from reports.csv_report import csv_report
from reports.html import html_report
from reports.json_report import json_report
from reports.jsonld import jsonld_report
from reports.table import table_report
from reports.xlsx import xlsx_report


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    HTML = "html"
    JSONLD = "jsonld"


MEDIA_TYPES = {
    Format.TABLE: "text/plain; charset=utf-8",
    Format.JSON: "application/json",
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.HTML: "text/html; charset=utf-8",
    Format.JSONLD: "application/ld+json",
}


def rendered(report: AuditReport, form: Format, language: Language) -> Iterator[bytes]:
    """The content of a file, piece by piece. `json` and `jsonld` hold both languages."""
    match form:
        case Format.TABLE:
            yield table_report(report, language).encode()
        case Format.JSON:
            yield json_report(report)
        case Format.CSV:
            yield from csv_report(report, language)
        case Format.XLSX:
            yield xlsx_report(report, language)
        case Format.HTML:
            yield from html_report(report, language)
        case Format.JSONLD:
            yield jsonld_report(report)
