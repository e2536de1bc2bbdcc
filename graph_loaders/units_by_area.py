"""Units located in areas."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import UnitRecord

units_by_area: Loader[list[UnitRecord]] = Loader(statement("read/units_by_area"), many(UnitRecord), absent=[])
