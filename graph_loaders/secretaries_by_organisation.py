"""The secretary of organisations at the day: of several the one longest in post."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import MemberRecord

secretaries_by_organisation: Loader[MemberRecord | None] = Loader(
    statement("read/secretaries_by_organisation"), one(MemberRecord), absent=None
)
