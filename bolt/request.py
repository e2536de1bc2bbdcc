"""The message that runs a statement in a transaction of its own."""

from collections.abc import Mapping
from typing import Any

from bolt.packstream import packed

RUN = b"\xb3\x10"
PULL_ALL = b"\xb1\x3f" + packed({"n": -1})


class Request:
    """A reading statement, packed once and sent with other parameters each time. Metadata shows in SHOW TRANSACTIONS."""

    __slots__ = ("_before", "_behind")

    def __init__(self, text: str, *, database: str, seconds: float, metadata: Mapping[str, Any]) -> None:
        self._before = RUN + packed(text)
        self._behind = packed(
            {
                "mode": "r",
                "db": database,
                "tx_timeout": max(1, round(1000 * seconds)),
                "tx_metadata": dict(metadata),
            }
        )

    def messages(self, parameters: Mapping[str, Any]) -> tuple[bytes, bytes]:
        """To run it, and to pull all that it gives. Raises what `packed` raises."""
        return self._before + packed(dict(parameters)) + self._behind, PULL_ALL
