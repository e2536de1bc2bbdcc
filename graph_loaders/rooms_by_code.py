"""Rooms by code."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import RoomRecord

rooms_by_code: Loader[RoomRecord | None] = Loader(
    statement("read/rooms_by_code"), one(RoomRecord), absent=None
)
