"""Chains of members, from each up to its root; None for what is unknown."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.chain_steps import fold_chains
from model.kinds import BrokenReason
from model.records import ChainRecord

chains_by_member: Loader[ChainRecord | None] = Loader(
    statement("read/chains_by_member"), fold_chains(BrokenReason.NO_HOME), absent=None
)
