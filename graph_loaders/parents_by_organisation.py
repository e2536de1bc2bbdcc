"""The only current parent of organisations."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import OrganisationRecord

parents_by_organisation: Loader[OrganisationRecord | None] = Loader(
    statement("read/parents_by_organisation"), one(OrganisationRecord), absent=None
)
