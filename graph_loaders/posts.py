"""Posts that members hold, and posts in organisations."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.folds import one
from model.moment import Moment
from model.records import MemberRecord, OrganisationRecord, PostHoldingRecord


def _posts_of_members(moment: Moment, rows: list[Any]) -> Mapping[str, list[PostHoldingRecord]]:
    values: dict[str, list[PostHoldingRecord]] = defaultdict(list)
    for key, kind, title, since, until, *organisation in rows:
        values[key].append(
            PostHoldingRecord(kind, title, None, OrganisationRecord(moment, *organisation), since, until)
        )
    return values


# Posts that members hold at the day, or all that had begun by it. Their `member` is None: the parent is.
posts_by_member: Loader[list[PostHoldingRecord]] = Loader(
    statement("read/posts_by_member"), _posts_of_members, absent=[]
)

PostRow = tuple[str, str | None, str | None, str | None, MemberRecord | None]


def _posts_in_organisations(moment: Moment, rows: list[Any]) -> Mapping[str, list[PostRow]]:
    values: dict[str, list[PostRow]] = defaultdict(list)
    for key, kind, title, since, until, member in rows:
        values[key].append((kind, title, since, until, MemberRecord(moment, *member) if member else None))
    return values


# Posts held in organisations at the day, or all that had begun by it; a holder out of scope is null.
# A value is a list of [post, title, since, until, member or None]: the organisation is the parent.
posts_by_organisation: Loader[list[PostRow]] = Loader(
    statement("read/posts_by_organisation"), _posts_in_organisations, absent=[]
)

# The secretary of organisations at the day: of several the one longest in post.
secretaries_by_organisation: Loader[MemberRecord | None] = Loader(
    statement("read/secretaries_by_organisation"), one(MemberRecord), absent=None
)
