"""Units that co-build with organisations."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import UnitRecord

co_builders_by_organisation: Loader[list[UnitRecord]] = Loader(
    statement("read/co_builders_by_organisation"), many(UnitRecord), absent=[]
)
