"""Members by code, from the day of their first stage."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import MemberRecord

members_by_code: Loader[MemberRecord | None] = Loader(
    statement("read/members_by_code"), one(MemberRecord), absent=None
)
