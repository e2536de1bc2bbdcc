"""Assemblies by code."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import one
from model.records import AssemblyRecord

assemblies_by_code: Loader[AssemblyRecord | None] = Loader(
    statement("read/assemblies_by_code"), one(AssemblyRecord), absent=None
)
