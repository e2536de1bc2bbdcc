"""What is sent to Neo4j and not written out for the driver's log.

The driver takes the `repr` of a statement and its parameters before it asks whether anybody logs them: a tenth of what a
short read costs this process. Nor have the names and codes of people any business in a log.
"""

from typing import Any

import neo4j


class UnwrittenList(list[Any]):
    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} values>"


class UnwrittenText(str):
    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} characters>"


class UnwrittenQuery(neo4j.Query):
    def __str__(self) -> Any:
        return UnwrittenText(self.text)
