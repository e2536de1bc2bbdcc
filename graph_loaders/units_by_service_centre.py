"""Units that co-build with service centres."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import UnitRecord

units_by_service_centre: Loader[list[UnitRecord]] = Loader(
    statement("read/units_by_service_centre"), many(UnitRecord), absent=[]
)
