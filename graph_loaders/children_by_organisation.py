"""One page of the living organisations directly under organisations, by code.

Arguments: the page, and the filters of the field.
"""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import paged
from model.pages import Listed
from model.records import OrganisationRecord

children_by_organisation: Loader[Listed[OrganisationRecord]] = Loader(
    statement("read/children_by_organisation"),
    paged(OrganisationRecord),
    absent=Listed(None, []),
    weight=lambda arguments: 8 * 2 ** arguments["levels"],
    tells_subject=True,
)
