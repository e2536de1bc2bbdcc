"""Households of the buildings that organisations cover themselves."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import value

households_by_organisation: Loader[int | None] = Loader(
    statement("read/households_by_organisation"), value, absent=None
)
