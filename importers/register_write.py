"""Write what differs between a register and the graph, in batches, from the top level down."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from msgspec.structs import asdict

from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database
from graph_loaders.name_keys import name_keys
from graph_loaders.settle import areas_to_settle, settle
from importers.register_edition import Edition
from importers.register_store import Change, RegisterStore
from importers.registers import Register
from model.rows import Link

CHANGES_A_TRANSACTION = 2_000
NODE_CHANGES = ("added", "renamed", "changed")
LINK_CHANGES = ("added", "moved", "placed", "abolished")

Progress = Callable[[int, int | None, str], None]


async def write_changes(
    database: Database,
    register: Register,
    store: RegisterStore,
    edition: Edition,
    total: int,
    progress: Progress,
) -> None:
    """All changes, and what follows from them. Raises Timeout, DatabaseUnavailable."""
    begun = {
        "name": register.name,
        "made_by": register.made_by,
        "edition": edition.name,
        "since": edition.since,
    }
    await database.write(statement("write/register_begun"), begun)
    written = 0
    changes = store.changes()
    while batch := list(islice(changes, CHANGES_A_TRANSACTION)):
        nodes = [_node(change) for change in batch if change.change in NODE_CHANGES]
        links = [asdict(link) for change in batch for link in _links(change, edition.since)]
        if nodes:
            await database.write(statement(register.nodes), {"rows": nodes})
        if links:
            await database.write(statement(register.links), {"rows": links})
        written += len(batch)
        await _record(database, register, written, finished=False)
        progress(written, total, "writing")
    if register.of_areas:
        areas = await areas_to_settle(database)
        await settle(database, {"areas": areas}, lambda done: progress(done, len(areas), "settling"))
    await _record(database, register, written, finished=True)


async def _record(database: Database, register: Register, written: int, *, finished: bool) -> None:
    told = {"name": register.name, "rows_written": written, "finished": finished}
    await database.write(statement("write/register_written"), told)


def _node(change: Change) -> dict[str, Any]:
    properties = change.content | {"pinyin": name_keys(change.content["name"])}
    return {"code": change.code, "properties": properties}


def _links(change: Change, since: date | None) -> Iterator[Link]:
    """The links that the change ends, and the one that it begins."""
    if change.change not in LINK_CHANGES:
        return
    for end, held_since in change.ended:
        yield Link(change.code, end, date.fromisoformat(held_since) if held_since else None, since)
    if change.parent:
        yield Link(change.code, change.parent, since)
