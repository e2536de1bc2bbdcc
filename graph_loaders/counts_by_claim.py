"""What the graph gives for the figures of claims, for their days, and whether it agrees."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement

# Either is None where nothing can be counted.
CountedClaim = tuple[int | None, bool | None]

counts_by_claim: Loader[CountedClaim] = Loader(
    statement("read/counts_by_claim"),
    lambda _, rows: {key: (counted, agrees) for key, counted, agrees in rows},
    absent=(None, None),
)
