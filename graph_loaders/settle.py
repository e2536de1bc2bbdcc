"""Derive where things fall to that have no place of their own: FALLS_TO, which scope and `within` go by.

It follows from PART_OF, HOME, COVERS and WITHIN, so it is derived anew for whatever had one of them written.
"""

from collections.abc import Callable, Mapping, Sequence

from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database

KEYS_A_TRANSACTION = 2_000
STATEMENTS = {
    "areas": "areas_fall_to",
    "organisations": "organisations_fall_to",
    "members": "members_fall_to",
}
READ_SECONDS = 60.0


async def settle(
    database: Database, codes: Mapping[str, Sequence[str]], settled: Callable[[int], None]
) -> None:
    """Derive FALLS_TO of the areas, organisations and members with these codes; `settled` is told how many so far.

    Raises Timeout, DatabaseUnavailable.
    """
    done = 0
    for kind, name in STATEMENTS.items():
        own = codes.get(kind, ())
        for start in range(0, len(own), KEYS_A_TRANSACTION):
            batch = own[start : start + KEYS_A_TRANSACTION]
            await database.write(statement(f"write/{name}"), {"keys": batch})
            done += len(batch)
            settled(done)


async def areas_to_settle(database: Database) -> list[str]:
    """The codes of the areas that an organisation is above. Raises Timeout, DatabaseUnavailable."""
    codes: list[str]
    (codes,) = await database.read(statement("setup/areas_to_settle"), {}, seconds=READ_SECONDS)
    return codes


async def settle_all(database: Database, progress: Callable[[int, int], None]) -> int:
    """Derive it for the whole of a graph that others wrote; how many things that are. Raises as `settle` does."""
    columns = await database.read(statement("setup/codes_to_settle"), {}, seconds=READ_SECONDS)
    codes = dict(zip(STATEMENTS, [await areas_to_settle(database), *columns], strict=True))
    total = sum(map(len, codes.values()))
    await settle(database, codes, lambda done: progress(done, total))
    return total
