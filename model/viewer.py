"""Who is asking, and how far they may see."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """`scope`: ids of the organisations whose subtrees may be read; None is everything."""

    scope: tuple[str, ...] | None = None


EVERYBODY = Viewer()
