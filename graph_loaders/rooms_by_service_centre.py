"""Rooms of service centres."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import RoomRecord

rooms_by_service_centre: Loader[list[RoomRecord]] = Loader(
    statement("read/rooms_by_service_centre"), many(RoomRecord), absent=[]
)
