"""Areas of the register: by code, by what they are tied to, above and below; and the households in them."""

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.folds import many, one, paged, value
from model.pages import Listed
from model.records import AreaRecord

areas_by_code: Loader[AreaRecord | None] = Loader(
    statement("read/areas_by_code"), one(AreaRecord), absent=None
)

# Areas that organisations cover.
areas_by_organisation: Loader[list[AreaRecord]] = Loader(
    statement("read/areas_by_organisation"), many(AreaRecord), absent=[]
)

# The areas that units are located in.
areas_by_unit: Loader[list[AreaRecord]] = Loader(statement("read/areas_by_unit"), many(AreaRecord), absent=[])

# Areas that service centres serve.
areas_by_service_centre: Loader[list[AreaRecord]] = Loader(
    statement("read/areas_by_service_centre"), many(AreaRecord), absent=[]
)

# The area above areas, in the register.
parents_by_area: Loader[list[AreaRecord]] = Loader(
    statement("read/parents_by_area"), many(AreaRecord), absent=[]
)

# One page of the areas directly below areas, by code.
# Arguments: the page, and the filters of the field.
children_by_area: Loader[Listed[AreaRecord]] = Loader(
    statement("read/children_by_area"), paged(AreaRecord), absent=Listed(None, [])
)

# Households of areas: a building's own, above it the sum of the buildings below.
households_by_area: Loader[int | None] = Loader(statement("read/households_by_area"), value, absent=None)

# Households of the buildings that organisations cover themselves.
households_by_organisation: Loader[int | None] = Loader(
    statement("read/households_by_organisation"), value, absent=None
)
