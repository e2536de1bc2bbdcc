"""Element ids of nodes by their ids. They hold for the statements of one request: Neo4j may give them to others later."""

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement

nodes_by_id: Loader[str | None] = Loader(
    statement("read/nodes_by_id"), lambda _, rows: dict(rows), absent=None
)
