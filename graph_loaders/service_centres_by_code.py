"""Service centres by code."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import ServiceCentreRecord

service_centres_by_code: Loader[ServiceCentreRecord | None] = Loader(
    statement("read/service_centres_by_code"), one(ServiceCentreRecord), absent=None
)
