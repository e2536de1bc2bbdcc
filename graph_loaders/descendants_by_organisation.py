"""One page of the living organisations below organisations, by code.

Arguments: the page, and the filters of the field.
"""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import paged
from model.pages import Listed
from model.records import OrganisationRecord

descendants_by_organisation: Loader[Listed[OrganisationRecord]] = Loader(
    statement("read/descendants_by_organisation"),
    paged(OrganisationRecord),
    absent=Listed(None, []),
    weight=lambda _: 128,
)
