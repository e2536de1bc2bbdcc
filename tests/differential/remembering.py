"""A joiner that reads everything once: both executors see the same data, and the second costs next to nothing."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph_loaders.engine.batching import Joiner, Keys, Loader, batch_key
from graph_loaders.engine.catalogue import Statement
from graph_loaders.engine.database import Database
from model.moment import Moment
from model.viewer import Rights

Value = TypeVar("Value")


@dataclass(slots=True)
class RememberingDatabase(Database):
    """For graphs that nobody changes."""

    remembered: dict[tuple[str, str], list[Any]] = field(default_factory=dict)

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None = None
    ) -> list[Any]:
        key = (statement.name, repr(sorted(parameters.items())))
        if key not in self.remembered:
            self.remembered[key] = await Database.read(self, statement, parameters, seconds=seconds)
        return self.remembered[key]


class RememberingJoiner(Joiner):
    """Keeps each value by its key, so that it is the same in whatever batch it is asked."""

    def __init__(self, database: Database) -> None:
        # A read that a busy machine lets time out for one executor alone would tell nothing of the two.
        super().__init__(
            RememberingDatabase(database.driver, database.name, database.pool, read_seconds=300.0)
        )
        self._values: dict[Hashable, dict[str, Any]] = defaultdict(dict)

    async def load(
        self,
        loader: Loader[Value],
        keys: Keys,
        *,
        moment: Moment,
        rights: Rights,
        arguments: Mapping[str, Hashable],
    ) -> Mapping[str, Value]:
        known = self._values[batch_key(loader, moment, rights, arguments)]
        sent = keys if isinstance(keys, Mapping) else dict(zip(keys, keys, strict=True))
        missing = {key: each for key, each in sent.items() if key not in known}
        if missing:
            values = await super().load(loader, missing, moment=moment, rights=rights, arguments=arguments)
            known.update(dict.fromkeys(missing, loader.absent) | dict(values))
        # A loader of several levels brings more than its keys.
        return known if arguments.get("levels", 1) != 1 else {key: known[key] for key in keys}
