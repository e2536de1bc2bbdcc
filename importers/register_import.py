"""Import a register: get its rows, check them all, compare them with the graph, write the differences, and report.

Nothing is written of a file that has a bad row. What is written is what differs; so an import that was killed goes on
when it is run again, and one that was finished changes nothing.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from errors import BadUserInput
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database
from importers.columns import locate_columns
from importers.division_rows import LEVELS, PROVINCE_LENGTH
from importers.error_file import mended_rows, write_error_file
from importers.mapped_rows import AREA_LEVELS
from importers.register_edition import Edition, edition_of
from importers.register_store import Change, RegisterStore
from importers.register_write import write_changes
from importers.registers import Register
from importers.row_problems import Problem, RowError
from importers.tables import Table, open_table

ROWS_A_READ = 5_000
READ_SECONDS = 60.0
ERRORS_SHOWN = 20
EXAMPLES = 5
ROWS_A_STEP = 10_000
ANY_LEVEL = 99
REPORT = ("change", "code", "name", "parent", "name_before", "parent_before")

# done, total (None: nobody knows yet), what.
Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`mapped`: field → heading.  `report`, `errors`: files to write what differs, and bad rows, into."""

    edition: str | None = None
    since: date | None = None
    dry_run: bool = False
    report: Path | None = None
    errors: Path | None = None
    mapped: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`forms`: file → encoding.  `changes`: how many of each sort.  `examples`: the first few of each."""

    register: str
    edition: str | None
    forms: dict[str, str]
    rows: int
    changes: dict[str, int]
    examples: list[Change]


async def import_register(
    database: Database, register: Register, files: Sequence[Path], options: ImportOptions, progress: Progress
) -> ImportReport:
    """Raises BadUserInput (a file, a mapping, a bad row), Conflict, Timeout, DatabaseUnavailable."""
    if options.errors and options.errors.resolve() in {path.resolve() for path in files}:
        raise BadUserInput(
            f"{options.errors} is one of the files that are read.",
            argument="--errors",
            hint="Name another file, and give it behind the others when it is mended.",
        )
    tables = [open_table(path) for path in files]
    places = {table.name: locate_columns(table, register.fields, options.mapped) for table in tables}
    if len(places) < len(tables):
        raise BadUserInput("Two files have the same name.", argument="FILE", hint="Give each another name.")
    edition = await edition_of(database, register.name, options.edition, options.since, register.national)
    with closing(RegisterStore()) as store:
        _read(store, register, tables, places, progress)
        await _check(database, store, register)
        _refuse_bad_rows(store, tables, places, options.errors)
        if edition.whole:
            _require_all_levels(store)
        await _hold(database, store, register, edition, progress)
        progress(0, None, "comparing")
        changes = store.compare(abolish=edition.whole)
        if options.report:
            _write_report(options.report, store)
        examples = [change for sort in changes for change in store.changes(sort, EXAMPLES)]
        if not options.dry_run:
            _require_dates(store, changes, edition.since)
            if changes or not edition.finished:
                await write_changes(database, register, store, edition, sum(changes.values()), progress)
        forms = {table.name: table.form for table in tables}
        return ImportReport(register.name, edition.name, forms, store.count("rows"), changes, examples)


def _read(
    store: RegisterStore,
    register: Register,
    tables: Sequence[Table],
    places: Mapping[str, dict[str, int]],
    progress: Progress,
) -> None:
    mended = mended_rows(tables)
    done = 0
    for table in tables:
        for reader, row in register.read(table, places[table.name]):
            if (table.name, reader.number) in mended:
                continue
            for error in reader.errors:
                store.add_error(error)
            if row:
                store.add_row(table.name, reader.number, row)
            done += 1
            if done % ROWS_A_STEP == 0:
                progress(done, None, f"reading {table.name}")


async def _check(database: Database, store: RegisterStore, register: Register) -> None:
    """Codes that are twice there, and parents that are not there or not above, in the files and in the graph."""
    store.check(levels=register.of_areas)
    elsewhere = store.parents_elsewhere()
    for start in range(0, len(elsewhere), ROWS_A_READ):
        batch = elsewhere[start : start + ROWS_A_READ]
        (rows,) = await database.read(
            statement("setup/kinds_of_areas"), {"keys": batch}, seconds=READ_SECONDS
        )
        kinds: dict[str, str] = dict(rows)
        for code in batch:
            if code not in kinds:
                store.add_errors_of_parent(code, Problem.PARENT_UNKNOWN, ANY_LEVEL, "")
            elif register.of_areas:
                level = AREA_LEVELS[kinds[code]]
                store.add_errors_of_parent(code, Problem.PARENT_LEVEL, level, kinds[code])


def _refuse_bad_rows(
    store: RegisterStore,
    tables: Sequence[Table],
    places: Mapping[str, dict[str, int]],
    error_file: Path | None,
) -> None:
    number = store.count("errors")
    if not number:
        return
    columns = {table.name: table.columns for table in tables}

    def as_headed(error: RowError) -> RowError:
        place = places[error.file].get(error.column)
        return error if place is None else error._replace(column=columns[error.file][place])

    if error_file:
        write_error_file(error_file, tables, map(as_headed, store.errors()))
    shown = [str(as_headed(error)) for error in store.errors(ERRORS_SHOWN)]
    if number > len(shown):
        shown.append(f"… and {number - len(shown)} more.")
    told = f"They are in {error_file}." if error_file else "--errors FILE.csv writes them all into a file."
    raise BadUserInput(
        "\n".join([f"{number} errors; nothing was written.", *shown]),
        argument="FILE",
        hint=f"\n{told} Mend the rows there, and give that file beside the others.",
    )


def _require_all_levels(store: RegisterStore) -> None:
    missing = [level.kind for number, level in enumerate(LEVELS) if number not in store.levels()]
    if missing:
        raise BadUserInput(
            f"A new edition is compared as a whole, and the files have no {', '.join(missing)}.",
            argument="FILE",
            hint="Give the folder of the package, or all five files.",
        )


async def _hold(
    database: Database, store: RegisterStore, register: Register, edition: Edition, progress: Progress
) -> None:
    """Read what the graph holds of the register's codes; where a whole edition is compared, of its provinces."""
    if edition.whole:
        done = 0
        for province in store.prefixes(PROVINCE_LENGTH):
            # What a code may have is before ~, and a blank is before all of that.
            asked = {"from": province, "before": f"{province}~", "limit": ROWS_A_READ}
            asked["kinds"] = [level.kind.value for level in LEVELS]
            while True:
                (rows,) = await database.read(
                    statement("setup/areas_held_between"), asked, seconds=READ_SECONDS
                )
                store.add_held(map(register.held_node, rows))
                done += len(rows)
                progress(done, None, "reading the graph")
                if len(rows) < ROWS_A_READ:
                    break
                asked["from"] = f"{rows[-1][0]} "
        return
    done, total = 0, store.count("rows")
    for keys in store.codes(ROWS_A_READ):
        (rows,) = await database.read(statement(register.held), {"keys": keys}, seconds=READ_SECONDS)
        store.add_held(map(register.held_node, rows))
        done += len(keys)
        progress(done, total, "reading the graph")


def _require_dates(store: RegisterStore, changes: Mapping[str, int], since: date | None) -> None:
    ending = {sort: number for sort, number in changes.items() if sort in ("moved", "abolished")}
    if not ending:
        return
    told = " and ".join(f"{number} {sort}" for sort, number in ending.items())
    if since is None:
        raise BadUserInput(
            f"{told}: since when is not told; nothing was written.",
            argument="--since",
            hint="Say --since YYYY-MM-DD, the day of the edition.",
        )
    latest = store.latest_end_since()
    if latest and latest >= since.isoformat():
        raise BadUserInput(
            f"{told}: where they are now holds since {latest}, which is not before {since}; nothing was written.",
            argument="--since",
            hint="Give a later day.",
        )


def _write_report(path: Path, store: RegisterStore) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(REPORT)
        for change in store.changes():
            writer.writerow(
                (
                    change.change,
                    change.code,
                    change.called,
                    change.parent,
                    change.before_called,
                    change.before_parent,
                )
            )
