"""Living organisations that cover areas."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import OrganisationRecord

organisations_by_area: Loader[list[OrganisationRecord]] = Loader(
    statement("read/organisations_by_area"), many(OrganisationRecord), absent=[]
)
