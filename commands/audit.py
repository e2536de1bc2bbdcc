"""`grassroots audit`: an audit as a report, on the terminal or in a file."""

import asyncio
import sys
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.console import Console
from rich.progress import Progress

from auditing.comparison import compare
from auditing.context import AuditContext
from auditing.keeping import begin, carry_out
from auditing.report import audit_report
from auditing.rules.catalogue import RuleCatalogue
from auditing.run_report import audit_run_report
from commands.running_neo4j import opened, running_neo4j
from commands.whole_file import check_folder, whole_file
from errors import BadUserInput
from model.audit_report import AuditReport
from model.coverage import SEVERITY_RANKS
from model.ids import Id
from model.kinds import Language, Severity
from reports.formats import Format, rendered
from reports.json_report import read_json_report
from reports.table import table_report
from settings import Settings, read_settings

FOUND = 3
# How ids of kept audits begin.
RUN = "audit-run:"


def audit(
    within: Annotated[
        str | None, typer.Option(help="Id of an organisation or area, such as organisation:410105001.")
    ] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that it holds for; else today.")
    ] = None,
    rules: Annotated[
        str | None, typer.Option(help="Ids of rules with commas between; else all enabled.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="What is written.")] = Format.TABLE,
    language: Annotated[
        Language, typer.Option(case_sensitive=False, help="JSON and JSON-LD hold both.")
    ] = Language.ZH,
    out: Annotated[Path | None, typer.Option(help="A file, for the standard output.")] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option(
            case_sensitive=False, help="Exit with 3 where a finding is as grave as this, or graver."
        ),
    ] = None,
    compared: Annotated[
        str | None,
        typer.Option(
            "--compare",
            help="An earlier audit of the same place: the id of a kept one, or a file from --format json.",
        ),
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep it in the graph, as startAudit does.")] = False,
    note: Annotated[str | None, typer.Option(help="What it is kept for.")] = None,
    run: Annotated[
        str | None, typer.Option(help="The id of a kept audit, which is written instead of a new one.")
    ] = None,
) -> None:
    """Audit an organisation, an area or everything, and write a report."""
    _check_writable(form, out)
    _check_together(run, keep, note, {"within": within, "as-of": as_of, "rules": rules})
    settings = read_settings()
    ids = None if rules is None else [Id(rule.strip()) for rule in rules.split(",") if rule.strip()]
    if ids == []:
        raise BadUserInput(
            "--rules names no rule.",
            argument="rules",
            hint="Name one, or leave it out for all that are enabled.",
        )
    asked = _Asked(
        Id(within) if within else None,
        ids,
        as_of.date() if as_of else None,
        keep,
        note,
        Id(run) if run else None,
    )
    earlier: AuditReport | Id | None = None
    if compared is not None:
        is_run = compared.startswith(RUN)
        earlier = Id(compared) if is_run else read_json_report(_content(Path(compared)), compared)
    with running_neo4j(settings) as located:
        report = asyncio.run(_report(located, asked, earlier))
    _write(report, form, language, out)
    if fail_on and _gravest(report) <= SEVERITY_RANKS[fail_on]:
        raise typer.Exit(FOUND)


class _Asked(NamedTuple):
    within: Id | None
    rules: list[Id] | None
    as_of: date | None
    keep: bool
    note: str | None
    run: Id | None


async def _report(settings: Settings, asked: _Asked, earlier: AuditReport | Id | None) -> AuditReport:
    """The report that is asked for; beside an earlier one, or the kept audit with this id."""
    rules_here = RuleCatalogue.read(settings.grassroots_own_rules, settings.grassroots_rule_settings)
    async with opened(settings, rules_here) as context:
        report = await _made(context, asked, settings.zone)
        if earlier is None:
            return report
        before = (
            await audit_run_report(context, earlier, settings.zone) if isinstance(earlier, str) else earlier
        )
        return compare(before, report)


async def _made(context: AuditContext, asked: _Asked, zone: tzinfo) -> AuditReport:
    within, rules, as_of, keep, note, run = asked
    if run is not None:
        return await audit_run_report(context, run, zone)
    if keep:
        begun, of_what = await begin(context, within=within, rules=rules, as_of=as_of, note=note)
        await carry_out(context, begun, of_what)
        return await audit_run_report(context, Id(begun), zone)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int, part: str) -> None:
            bar.update(task, completed=done, total=total, description=part)

        made_at = datetime.now(zone)
        return await audit_report(context, show, made_at=made_at, within=within, rules=rules, as_of=as_of)


def _check_together(run: str | None, keep: bool, note: str | None, of_new: Mapping[str, object]) -> None:
    """Raises BadUserInput for what a kept audit has already."""
    beside = [name for name, value in {**of_new, "keep": keep, "note": note}.items() if value]
    if run is not None and beside:
        raise BadUserInput(
            f"--{beside[0]} is for a new audit, and --run names a kept one.",
            argument=beside[0],
            hint="Give one of the two.",
        )
    if note is not None and not keep:
        raise BadUserInput(
            "A note is for an audit that is kept.", argument="note", hint="Give --keep too, or no --note."
        )


def _check_writable(form: Format, out: Path | None) -> None:
    """Before the work is done that would be lost. Raises BadUserInput."""
    if out is None:
        if form is Format.XLSX and sys.stdout.isatty():
            raise BadUserInput(
                "A workbook is no text for a terminal.",
                argument="out",
                hint="Name a file: --out report.xlsx.",
            )
    else:
        check_folder(out, f"report.{form}")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadUserInput(f"{file} cannot be read: {error.strerror}.", argument="compare") from error


def _write(report: AuditReport, form: Format, language: Language, out: Path | None) -> None:
    if out is not None:
        with whole_file(out) as file:
            file.writelines(rendered(report, form, language))
    elif form is Format.TABLE:
        colour = sys.stdout.isatty()
        width = Console().width if colour else None
        sys.stdout.buffer.write(table_report(report, language, width=width, colour=colour).encode())
    else:
        sys.stdout.buffer.writelines(rendered(report, form, language))
    sys.stdout.flush()


def _gravest(report: AuditReport) -> str:
    """The rank of the gravest finding that is not waived: a smaller one is graver; where there is none, one below all."""
    open_ = (finding for finding in report.findings if not finding.waived)
    return min((SEVERITY_RANKS[Severity(finding.severity)] for finding in open_), default="9")
