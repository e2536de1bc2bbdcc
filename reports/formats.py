"""The formats of a report, by name."""

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


def rendered(report: AuditReport, form: Format, language: Language) -> bytes:
    """The content of a file. `json` and `jsonld` hold both languages."""
    match form:
        case Format.TABLE:
            return table_report(report, language).encode()
        case Format.JSON:
            return json_report(report)
        case Format.CSV:
            return csv_report(report, language)
        case Format.XLSX:
            return xlsx_report(report, language)
        case Format.HTML:
            return html_report(report, language)
        case Format.JSONLD:
            return jsonld_report(report)
