"""Areas that organisations cover."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import AreaRecord

areas_by_organisation: Loader[list[AreaRecord]] = Loader(
    statement("read/areas_by_organisation"), many(AreaRecord), absent=[]
)
