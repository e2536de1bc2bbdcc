"""What a source states, by property and id; at most 1,000 each."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import ClaimRecord

claims_by_source: Loader[list[ClaimRecord]] = Loader(
    statement("read/claims_by_source"), many(ClaimRecord), absent=[]
)
