"""The only current HOME of members."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import OrganisationRecord

homes_by_member: Loader[OrganisationRecord | None] = Loader(
    statement("read/homes_by_member"), one(OrganisationRecord), absent=None
)
