"""Organisations by code, from the day they were founded."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import OrganisationRecord

organisations_by_code: Loader[OrganisationRecord | None] = Loader(
    statement("read/organisations_by_code"), one(OrganisationRecord), absent=None
)
