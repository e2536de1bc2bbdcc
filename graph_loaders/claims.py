"""What sources state, and what the graph gives for it."""

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.folds import many, one
from model.records import ClaimRecord, SourceRecord

# Claims by key, with their subject and source.
claims_by_key: Loader[ClaimRecord | None] = Loader(
    statement("read/claims_by_key"), one(ClaimRecord), absent=None
)

# What a source states, by property and id; at most 1,000 each.
claims_by_source: Loader[list[ClaimRecord]] = Loader(
    statement("read/claims_by_source"), many(ClaimRecord), absent=[]
)

# What sources state of organisations, areas, units and service centres, by their global ids.
claims_by_subject: Loader[list[ClaimRecord]] = Loader(
    statement("read/claims_by_subject"), many(ClaimRecord), absent=[]
)

# Sources by key; a source is public.
sources_by_key: Loader[SourceRecord | None] = Loader(
    statement("read/sources_by_key"), one(SourceRecord), absent=None
)

# Either is None where nothing can be counted.
CountedClaim = tuple[int | None, bool | None]

# What the graph gives for the figures of claims, for their days, and whether it agrees.
counts_by_claim: Loader[CountedClaim] = Loader(
    statement("read/counts_by_claim"),
    lambda _, rows: {key: (counted, agrees) for key, counted, agrees in rows},
    absent=(None, None),
)
