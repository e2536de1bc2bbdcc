"""One page of the areas directly below areas, by code.

Arguments: the page, and the filters of the field.
"""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import paged
from model.pages import Listed
from model.records import AreaRecord

children_by_area: Loader[Listed[AreaRecord]] = Loader(
    statement("read/children_by_area"), paged(AreaRecord), absent=Listed(None, [])
)
