"""Which edition of a register is imported, since when it holds, and whether that goes with what the graph has."""

from dataclasses import dataclass
from datetime import date

from errors import BadUserInput, Conflict
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.database import Database
from importers.division_rows import EDITION

READ_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Edition:
    """`finished`: the graph has had it whole.  `whole`: it replaces what the graph has, so that areas may be abolished."""

    name: str | None
    since: date | None
    finished: bool
    whole: bool


async def edition_of(
    database: Database, register: str, edition: str | None, since: date | None, national: bool
) -> Edition:
    """Raises Conflict where another edition was begun and not finished, BadUserInput where a day is missing."""
    known, known_since, finished = await database.read(
        statement("setup/register_state"), {"name": register}, seconds=READ_SECONDS
    )
    if not national:
        return Edition(None, since, finished, whole=False)
    begun = date.fromisoformat(known_since) if known_since else None
    wanted = edition or known or EDITION
    if known in (None, wanted):
        if known and not finished and since not in (None, begun):
            raise Conflict(
                f"The import of edition {known} was begun with --since {begun} and not finished.",
                hint=f"Finish it with --since {begun}.",
            )
        since = since or begun
        return Edition(wanted, since, finished, whole=since is not None and not finished)
    if not finished:
        raise Conflict(
            f"The import of edition {known} was begun and not finished.",
            hint=f"Finish it first: --edition {known}" + (f" --since {begun}." if begun else "."),
        )
    if since is None or (begun and since <= begun):
        raise BadUserInput(
            f"The graph has edition {known}"
            + (f" since {begun}" if begun else "")
            + f"; {wanted} needs its own day.",
            argument="--since",
            hint="Say --since YYYY-MM-DD, a later day.",
        )
    return Edition(wanted, since, finished=False, whole=True)
