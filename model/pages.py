"""Pages of a connection, and the opaque cursors between them."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, TypeVar

import orjson

from model.record import Record
from model.records import OrganisationRecord

# RFC 4648, 5.
URL_SAFE = bytes.maketrans(b"+/", b"-_")

Node = TypeVar("Node")
CursorKey = tuple[str | int | float | bool | None, ...]


class PageRequest(Record, frozen=True):
    """`limit` items before or after `key`, the sort key of the item that a cursor points at."""

    limit: int
    forward: bool = True
    key: CursorKey | None = None


class Listed(Record, Generic[Node], frozen=True):
    """A page as it was read: the total (None unless counted), and at most one more than was asked for.

    `subject`: whose list it is, where that was read along.
    """

    total: int | None
    records: list[Node]
    subject: OrganisationRecord | None = None


class Cursor(Record, frozen=True):
    """list_tag: which list it belongs to.  day: the list's moment.  key: the sort key of one item."""

    list_tag: str
    day: date
    key: CursorKey

    @classmethod
    def encode(cls, list_tag: str, day: date, keys: Sequence[CursorKey]) -> list[str]:
        """The cursors of items of one list, aligned with their keys."""
        head = orjson.dumps([list_tag, day])[:-1] + b","
        texts = [head + orjson.dumps(key)[1:] for key in keys]
        return [binascii.b2a_base64(text, newline=False).translate(URL_SAFE, b"=").decode() for text in texts]

    @classmethod
    def decode(cls, text: str) -> "Cursor | None":
        """None when the text is no cursor of ours."""
        try:
            tag, day, *key = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
            known = isinstance(tag, str) and all(isinstance(k, str | int | float | None) for k in key)
            return cls(tag, date.fromisoformat(day), tuple(key)) if known and key else None
        except (ValueError, TypeError, binascii.Error, RecursionError):
            return None


def list_tag(*identity: object) -> str:
    """A short name of a list: the edge, its parent and all arguments but the page's."""
    return hashlib.blake2b(repr(identity).encode(), digest_size=6).hexdigest()


class PageInfo(Record, frozen=True):
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


class Edge(Record, Generic[Node], frozen=True):
    node: Node
    cursor: str


class Page(Record, Generic[Node], frozen=True):
    """One page of a list.

    identity: what tells the list from others: its edge, its parent and all arguments but the page's.
    key_of: an item's sort key.  total_count: None unless it was asked for.
    """

    nodes: list[Node]
    more: bool
    request: PageRequest
    identity: tuple[object, ...]
    day: date
    key_of: Callable[[Node], CursorKey]
    total_count: int | None = None

    @property
    def edges(self) -> list[Edge[Node]]:
        return [
            Edge(node, cursor) for node, cursor in zip(self.nodes, self._cursors(self.nodes), strict=True)
        ]

    @property
    def page_info(self) -> PageInfo:
        beyond = self.request.key is not None
        ends = self._cursors([self.nodes[0], self.nodes[-1]]) if self.nodes else [None, None]
        return PageInfo(
            has_next_page=self.more if self.request.forward else beyond,
            has_previous_page=beyond if self.request.forward else self.more,
            start_cursor=ends[0],
            end_cursor=ends[1],
        )

    def _cursors(self, nodes: Sequence[Node]) -> list[str]:
        tag = list_tag(*self.identity)
        return Cursor.encode(tag, self.day, [self.key_of(node) for node in nodes])


def cut(rows: Sequence[Node], request: PageRequest) -> tuple[list[Node], bool]:
    """The page's items in list order, and whether there are more, from `limit + 1` rows in the order of the search."""
    items = list(rows[: request.limit])
    return (items if request.forward else items[::-1]), len(rows) > request.limit
