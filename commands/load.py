"""`grassroots load`: the sample into an empty graph. `serve` prepares its graph in the same way."""

import asyncio
from typing import Annotated

import typer
from rich.progress import Progress

from commands.running_neo4j import running_neo4j
from errors import Conflict
from graph_loaders.engine.database import Database
from graph_loaders.engine.setup import apply_setup
from samples.sample import DEFAULT_SEED, LoadReport, Options, load_sample
from settings import Settings, read_settings


def load(
    seed: Annotated[int, typer.Option(help="Another seed makes other people.")] = DEFAULT_SEED,
    streets: Annotated[int | None, typer.Option(min=1, help="So many streets of 经八路's shape.")] = None,
) -> None:
    """Load a sample into an empty graph: the real district, or as many streets as you like."""
    with running_neo4j(read_settings()) as located:
        report = asyncio.run(prepare(located, Options(seed, streets), required=True))
    if report:
        typer.echo(f"{report.made_by}: {report.rows} rows written")


async def prepare(settings: Settings, options: Options, *, required: bool) -> LoadReport | None:
    """Constraints and indexes, then the sample; unless `required`, a graph of other origin is left alone."""
    with Progress(transient=True) as bar:
        task = bar.add_task("Loading the sample", visible=False, total=None)

        def show(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        async with Database.open(*settings.login, settings.neo4j_database) as database:
            await apply_setup(database)
            try:
                return await load_sample(database, options, show)
            except Conflict as conflict:
                if required:
                    raise
                typer.echo(f"{conflict.message} It is left as it is.")
                return None
