"""Totals over the subtrees of organisations: the living by kind, members, resident members, households."""

from graph_loaders.batching import Loader
from graph_loaders.catalogue import statement
from model.records import CountsRecord

counts_by_organisation: Loader[CountsRecord | None] = Loader(
    statement("read/counts_by_organisation"),
    lambda _, rows: {row[0]: CountsRecord(*row[1:]) for row in rows},
    absent=None,
    weight=lambda _: 16,
)
