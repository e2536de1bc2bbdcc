"""What is sent by the driver and not written out for its log.

The driver takes the `repr` of a statement and its parameters before it asks whether anybody logs them, which is dear.
Nor have the names and codes of people any business in a log.
"""

from collections.abc import Mapping
from typing import Any

import neo4j

from graph_loaders.engine.catalogue import Statement


class UnloggedText(str):
    __slots__ = ()

    def __str__(self) -> str:
        return self  # and no copy of the plain kind

    def __repr__(self) -> str:
        return f"<{len(self)} characters>"


class UnloggedList(list[Any]):
    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} values>"


def query_of(statement: Statement, seconds: float) -> neo4j.Query:
    """With the name under which SHOW TRANSACTIONS lists it, and the seconds after which Neo4j gives it up."""
    return neo4j.Query(UnloggedText(statement.text), metadata={"statement": statement.name}, timeout=seconds)


def unlogged(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: UnloggedList(value) if isinstance(value, list) else value for name, value in parameters.items()
    }
