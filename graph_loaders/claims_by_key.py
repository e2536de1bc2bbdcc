"""Claims by key, with their subject and source."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import ClaimRecord

claims_by_key: Loader[ClaimRecord | None] = Loader(
    statement("read/claims_by_key"), one(ClaimRecord), absent=None
)
