"""Service centres and their rooms."""

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.folds import many, one
from model.records import RoomRecord, ServiceCentreRecord

service_centres_by_code: Loader[ServiceCentreRecord | None] = Loader(
    statement("read/service_centres_by_code"), one(ServiceCentreRecord), absent=None
)

# Service centres that serve areas.
service_centres_by_area: Loader[list[ServiceCentreRecord]] = Loader(
    statement("read/service_centres_by_area"), many(ServiceCentreRecord), absent=[]
)

# Service centres that organisations run.
service_centres_by_organisation: Loader[list[ServiceCentreRecord]] = Loader(
    statement("read/service_centres_by_organisation"), many(ServiceCentreRecord), absent=[]
)

# The service centre of rooms.
service_centres_by_room: Loader[list[ServiceCentreRecord]] = Loader(
    statement("read/service_centres_by_room"), many(ServiceCentreRecord), absent=[]
)

rooms_by_code: Loader[RoomRecord | None] = Loader(
    statement("read/rooms_by_code"), one(RoomRecord), absent=None
)

# Rooms of service centres.
rooms_by_service_centre: Loader[list[RoomRecord]] = Loader(
    statement("read/rooms_by_service_centre"), many(RoomRecord), absent=[]
)
