"""The service centre of rooms."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import ServiceCentreRecord

service_centres_by_room: Loader[list[ServiceCentreRecord]] = Loader(
    statement("read/service_centres_by_room"), many(ServiceCentreRecord), absent=[]
)
