"""What one operation has read before it was asked for: loads that need not wait for their parents, and later levels."""

import asyncio
from collections.abc import Coroutine, Hashable, Mapping, Sequence
from typing import Any

from model.moment import Moment
from model.records import OrganisationRecord
from model.viewer import Rights

Values = Mapping[str, Any]


class Foresight:
    """Holds it for those who ask the same, by equal rights: these are part of each `question` and of each `kind`."""

    def __init__(self) -> None:
        self._begun: dict[Hashable, asyncio.Task[Values]] = {}
        self._telling: dict[tuple[Rights, Moment, str], asyncio.Task[Values]] = {}
        self._levels: dict[tuple[Hashable, bool], Values] = {}

    def begin(self, question: Hashable, load: Coroutine[Any, Any, Values]) -> asyncio.Task[Values]:
        """Begin a load, which those who ask the same question join."""
        task = self._begun[question] = asyncio.create_task(load)
        task.add_done_callback(_seen)
        return task

    def begun(self, question: Hashable) -> asyncio.Task[Values] | None:
        return self._begun.get(question)

    def let_tell(self, key: str, moment: Moment, rights: Rights, load: asyncio.Task[Values]) -> None:
        """Of a load that was begun: its value for this key tells the organisation of this code as its `subject`."""
        self._telling[rights, moment, key] = load

    async def subject(self, key: str, moment: Moment, rights: Rights) -> OrganisationRecord | None:
        """The organisation with this code, by its name, where a load that was begun tells it; else None."""
        await asyncio.sleep(0)  # The edges that are asked together with it begin their loads.
        telling = self._telling.get((rights, moment, key))
        if telling is None:
            return None
        try:
            value = (await asyncio.shield(telling)).get(key)
        except Exception:  # whatever it was, the edge tells it
            return None
        return value.subject if value else None

    def keep_levels(self, kind: Hashable, values: Values, *, names_only: bool) -> None:
        """Keep what a load of several levels brought, for those of its kind that ask for a later one."""
        self._levels[kind, names_only] = values

    def level(self, kind: Hashable, keys: Sequence[str], *, names_only: bool) -> Values | None:
        """What was brought for all of the keys, names only where these will do; else None."""
        for read_names_only in (False, True) if names_only else (False,):
            brought = self._levels.get((kind, read_names_only), {})
            if brought.keys() >= set(keys):
                return brought
        return None


def _seen(begun: asyncio.Task[Any]) -> None:
    """Nobody may come to ask for it in earnest, and a failure that nobody asks for is none."""
    if not begun.cancelled():
        begun.exception()
