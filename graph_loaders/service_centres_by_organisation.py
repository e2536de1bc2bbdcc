"""Service centres that organisations run."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import ServiceCentreRecord

service_centres_by_organisation: Loader[list[ServiceCentreRecord]] = Loader(
    statement("read/service_centres_by_organisation"), many(ServiceCentreRecord), absent=[]
)
