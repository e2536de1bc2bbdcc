"""Waivers by id."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.waivers import WaiverRecord

waivers_by_id: Loader[WaiverRecord | None] = Loader(
    statement("read/waivers_by_id"), one(WaiverRecord), absent=None
)
