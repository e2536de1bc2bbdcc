"""Congresses that organisations held."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from graph_loaders.folds import many
from model.records import AssemblyRecord

assemblies_by_organisation: Loader[list[AssemblyRecord]] = Loader(
    statement("read/assemblies_by_organisation"), many(AssemblyRecord), absent=[]
)
