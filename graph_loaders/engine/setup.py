"""Constraints and indexes: the numbered statements of `cypher/setup/`, each applied once and recorded."""

from graph_loaders.engine.catalogue import statement, statement_names
from graph_loaders.engine.database import Database

# The first statement that a server just started plans and runs takes seconds on a busy machine.
FIRST_READ_SECONDS = 60.0


async def apply_setup(database: Database) -> list[str]:
    """Apply what this database has not had yet, in order, and wait for its indexes; the names newly applied.

    Raises Timeout, DatabaseUnavailable.
    """
    (applied,) = await database.read(statement("setup/setup_applied"), {}, seconds=FIRST_READ_SECONDS)
    numbered = [name for name in statement_names("setup") if name.removeprefix("setup/")[0].isdigit()]
    missing = [name for name in numbered if name not in applied]
    for name in missing:
        await database.run_schema(statement(name))
        await database.write(statement("setup/record_setup"), {"name": name})
    if missing:
        await database.run_schema(statement("setup/await_indexes"))
    return missing
