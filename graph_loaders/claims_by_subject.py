"""What sources state of organisations, areas, units and service centres, by their global ids."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import ClaimRecord

claims_by_subject: Loader[list[ClaimRecord]] = Loader(
    statement("read/claims_by_subject"), many(ClaimRecord), absent=[]
)
