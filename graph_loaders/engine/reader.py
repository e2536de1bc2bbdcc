"""What a statement without keys needs of its caller: a way to run one statement as its viewer sees it."""

from collections.abc import Mapping
from typing import Any, Protocol

from graph_loaders.engine.catalogue import Statement
from model.moment import Moment


class Reader(Protocol):
    async def read(
        self,
        statement: Statement,
        moment: Moment,
        parameters: Mapping[str, Any],
        *,
        seconds: float | None = None,
    ) -> list[Any]: ...
