"""The area above areas, in the register."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import AreaRecord

parents_by_area: Loader[list[AreaRecord]] = Loader(
    statement("read/parents_by_area"), many(AreaRecord), absent=[]
)
