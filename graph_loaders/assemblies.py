"""Congresses and other assemblies."""

from graph_loaders.engine.batching import Loader
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.folds import many, one
from model.records import AssemblyRecord

assemblies_by_code: Loader[AssemblyRecord | None] = Loader(
    statement("read/assemblies_by_code"), one(AssemblyRecord), absent=None
)

# Congresses that organisations held.
assemblies_by_organisation: Loader[list[AssemblyRecord]] = Loader(
    statement("read/assemblies_by_organisation"), many(AssemblyRecord), absent=[]
)
