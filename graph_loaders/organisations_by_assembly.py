"""The organisation that held congresses."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import OrganisationRecord

organisations_by_assembly: Loader[list[OrganisationRecord]] = Loader(
    statement("read/organisations_by_assembly"), many(OrganisationRecord), absent=[]
)
