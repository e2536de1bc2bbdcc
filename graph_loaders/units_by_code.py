"""Units by code."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import UnitRecord

units_by_code: Loader[UnitRecord | None] = Loader(
    statement("read/units_by_code"), one(UnitRecord), absent=None
)
