"""`grassroots settle`: FALLS_TO of a graph that others wrote to."""

import asyncio

import typer
from rich.progress import Progress

from commands.running_neo4j import running_neo4j
from graph_loaders.engine.database import Database
from graph_loaders.settle import settle_all
from settings import Settings, read_settings


def settle() -> None:
    """Derive what scope and coverage go by (FALLS_TO), after you wrote to the graph by Cypher of your own."""
    with running_neo4j(read_settings()) as located:
        number = asyncio.run(_settle(located))
    typer.echo(f"{number} areas, organisations and members settled")


async def _settle(settings: Settings) -> int:
    with Progress(transient=True) as bar:
        task = bar.add_task("Settling", total=None)
        async with Database.open(*settings.login, settings.neo4j_database) as database:
            return await settle_all(
                database, lambda done, total: bar.update(task, completed=done, total=total)
            )
