"""The Node interface, and the small ways in which every type declares its fields."""

from typing import Any

import strawberry

from execution.batch_resolver import OfRecords


def attribute(description: str) -> Any:
    """A field that is a plain attribute of the record."""
    return strawberry.field(description=description)


@strawberry.interface(description="Anything with a readable, global and stable id.")
class Node(OfRecords):
    id: strawberry.ID = attribute("Readable, global and stable: the kind, a colon and a key.")
