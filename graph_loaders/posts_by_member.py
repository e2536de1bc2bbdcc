"""Posts that members hold at the day, or all that had begun by it. Their `member` is None: the parent is."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from model.moment import Moment
from model.records import OrganisationRecord, PostHoldingRecord


def fold(moment: Moment, rows: list[Any]) -> Mapping[str, list[PostHoldingRecord]]:
    values: dict[str, list[PostHoldingRecord]] = defaultdict(list)
    for key, kind, title, since, until, *organisation in rows:
        values[key].append(
            PostHoldingRecord(kind, title, None, OrganisationRecord(moment, *organisation), since, until)
        )
    return values


posts_by_member: Loader[list[PostHoldingRecord]] = Loader(statement("read/posts_by_member"), fold, absent=[])
