"""Posts held in organisations at the day, or all that had begun by it; a holder out of scope is null.

A value is a list of [post, title, since, until, member or None]: the organisation is the parent.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from model.moment import Moment
from model.records import MemberRecord

PostRow = tuple[str, str | None, str | None, str | None, MemberRecord | None]


def fold(moment: Moment, rows: list[Any]) -> Mapping[str, list[PostRow]]:
    values: dict[str, list[PostRow]] = defaultdict(list)
    for key, kind, title, since, until, member in rows:
        values[key].append((kind, title, since, until, MemberRecord(moment, *member) if member else None))
    return values


posts_by_organisation: Loader[list[PostRow]] = Loader(
    statement("read/posts_by_organisation"), fold, absent=[]
)
