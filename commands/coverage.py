"""`grassroots coverage`: area coverage of everything, written as it is read, in memory that does not grow with it."""

import asyncio
import sys
from collections import defaultdict
from contextlib import nullcontext
from datetime import date, datetime
from functools import reduce
from pathlib import Path
from typing import Annotated, BinaryIO

import psutil
import typer
from msgspec.structs import astuple

from auditing.asked import known_coverage
from auditing.audit import places_of
from auditing.coverage_listing import area_coverage
from auditing.rules.catalogue import RuleCatalogue
from commands.progress_bar import progress_bar
from commands.running_neo4j import opened, running_neo4j
from commands.whole_file import check_folder, whole_file
from errors import NotFound
from model.area_coverage import DistrictKey, LevelCount
from model.ids import Id
from model.kinds import AreaKind, Language
from reports.coverage_lines import CoverageLines, LineFormat
from settings import Settings, read_settings

Counts = dict[tuple[DistrictKey, str], LevelCount]
KINDS = list(AreaKind)


def coverage(
    within: Annotated[
        str | None, typer.Option(help="Id of an organisation or area, such as area:410105; else everything.")
    ] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day that it holds for; else today.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--uncovered", help="A row for each area that is not covered, for the numbers.")
    ] = False,
    form: Annotated[LineFormat, typer.Option("--format", help="What is written.")] = LineFormat.CSV,
    language: Annotated[Language, typer.Option(case_sensitive=False, help="Of the CSV.")] = Language.ZH,
    out: Annotated[Path | None, typer.Option(help="A file, for the standard output.")] = None,
) -> None:
    """Write how many areas are covered, level by level of each district; or each area that is not."""
    if out is not None:
        check_folder(out, f"coverage.{form}")
    lines = CoverageLines(form, language, listed=listed)
    with (
        running_neo4j(read_settings()) as located,
        whole_file(out) if out is not None else nullcontext(sys.stdout.buffer) as file,
    ):
        asyncio.run(
            _write(
                located,
                file,
                lines,
                within=Id(within) if within else None,
                as_of=as_of.date() if as_of else None,
                listed=listed,
            )
        )


async def _write(
    settings: Settings,
    file: BinaryIO,
    lines: CoverageLines,
    *,
    within: Id | None,
    as_of: date | None,
    listed: bool,
) -> None:
    counts: Counts = defaultdict(LevelCount)
    process = psutil.Process()
    peak = 0
    async with opened(settings, RuleCatalogue.shipped()) as context:
        asked = await known_coverage(context, within=within, rules=[], as_of=as_of)
        places = (await places_of(context, asked)).nodes
        file.write(lines.head())
        with progress_bar() as bar:
            task = bar.add_task("areas", total=None)
            async for some in area_coverage(context, asked.moment, places=places, listed=listed):
                for district, kind, count in some.counts:
                    counts[district, kind] = counts[district, kind].plus(count)
                if listed:
                    file.writelines(map(lines.area, some.uncovered))
                peak = max(peak, process.memory_info().rss)
                bar.update(task, completed=some.done, total=some.total)
    if not counts:
        raise NotFound(
            "There are no areas to be held against the register.",
            hint="`grassroots import divisions` loads the country's, `grassroots load` the sample.",
        )
    if not listed:
        file.writelines(lines.level(*key, counts[key]) for key in sorted(counts, key=_order))
    totals: dict[str, LevelCount] = defaultdict(LevelCount)
    for (_, kind), count in counts.items():
        totals[kind] = totals[kind].plus(count)
    file.write(lines.totals(totals, asked.within_id, asked.as_of))
    file.flush()
    districts = len({district.id for district, _ in counts if district.id})
    whole = reduce(LevelCount.plus, totals.values())
    typer.echo(
        f"areas: {whole.total:,}, covered: {whole.covered:,}, districts: {districts:,}; memory at most {peak >> 20} MiB",
        err=True,
    )


def _order(key: tuple[DistrictKey, str]) -> tuple[bool, list[str], int]:
    """By district; what lies in none comes last."""
    district, kind = key
    return district.id is None, [part or "" for part in astuple(district)], KINDS.index(AreaKind(kind))
