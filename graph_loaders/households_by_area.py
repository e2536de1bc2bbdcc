"""Households of areas: a building's own, above it the sum of the buildings below."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import value

households_by_area: Loader[int | None] = Loader(statement("read/households_by_area"), value, absent=None)
