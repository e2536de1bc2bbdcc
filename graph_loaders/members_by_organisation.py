"""One page of the members at home in organisations, or in their subtrees, by code.

Arguments: the page, and the filters of the field.
"""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import paged
from model.pages import Listed
from model.records import MemberRecord

members_by_organisation: Loader[Listed[MemberRecord]] = Loader(
    statement("read/members_by_organisation"),
    paged(MemberRecord),
    absent=Listed(None, []),
    weight=lambda arguments: 128 if arguments["transitive"] else 16,
    tells_subject=True,
)
