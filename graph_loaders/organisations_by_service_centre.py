"""Living organisations that run service centres."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import OrganisationRecord

organisations_by_service_centre: Loader[list[OrganisationRecord]] = Loader(
    statement("read/organisations_by_service_centre"), many(OrganisationRecord), absent=[]
)
