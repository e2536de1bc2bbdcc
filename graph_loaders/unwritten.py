"""What is sent to Neo4j and not written out for the driver's log.

The driver takes the `repr` of a statement and its parameters before it asks whether anybody logs them: a tenth of what a
short read costs this process. Nor have the names and codes of people any business in a log.
"""

from collections.abc import Mapping
from typing import Any


class UnwrittenText(str):
    __slots__ = ()

    def __str__(self) -> str:
        return self  # and no copy of the plain kind

    def __repr__(self) -> str:
        return f"<{len(self)} characters>"


class UnwrittenList(list[Any]):
    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} values>"


def unwritten(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: UnwrittenList(value) if isinstance(value, list) else value for name, value in parameters.items()
    }
