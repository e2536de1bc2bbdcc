"""Sources by key; a source is public."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import SourceRecord

sources_by_key: Loader[SourceRecord | None] = Loader(
    statement("read/sources_by_key"), one(SourceRecord), absent=None
)
