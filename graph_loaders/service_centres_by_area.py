"""Service centres that serve areas."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import ServiceCentreRecord

service_centres_by_area: Loader[list[ServiceCentreRecord]] = Loader(
    statement("read/service_centres_by_area"), many(ServiceCentreRecord), absent=[]
)
