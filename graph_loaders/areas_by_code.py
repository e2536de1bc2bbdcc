"""Areas by code."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import AreaRecord

areas_by_code: Loader[AreaRecord | None] = Loader(
    statement("read/areas_by_code"), one(AreaRecord), absent=None
)
