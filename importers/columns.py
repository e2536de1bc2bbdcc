"""Which column of a file holds what: as the caller maps it, else guessed from Chinese and English headings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from errors import BadUserInput
from importers.tables import Table


class Field(NamedTuple):
    """`headings`: what the column is called where nobody maps it, the likeliest first."""

    name: str
    headings: tuple[str, ...]
    required: bool = False


def parse_mappings(pairs: Iterable[str], fields: Sequence[Field]) -> dict[str, str]:
    """Field → heading, from texts such as `code=行政区划代码`. Raises BadUserInput."""
    names = [field.name for field in fields]
    mapped: dict[str, str] = {}
    for pair in pairs:
        name, equals, heading = (part.strip() for part in pair.partition("="))
        if not equals or not heading or name not in names:
            raise BadUserInput(
                f"--map {pair!r} is no mapping.",
                argument="--map",
                hint=f"Write FIELD=COLUMN; the fields are {', '.join(names)}.",
            )
        if name in mapped:
            raise BadUserInput(f"--map tells {name} twice.", argument="--map", hint="Leave one of them out.")
        if heading in mapped.values():
            raise BadUserInput(
                f"--map gives the column {heading!r} to two fields.",
                argument="--map",
                hint="Give each its own.",
            )
        mapped[name] = heading
    return mapped


def locate_columns(table: Table, fields: Sequence[Field], mapped: Mapping[str, str]) -> dict[str, int]:
    """Field → index of its column; fields that are not required may be missing. Raises BadUserInput."""
    there = f"The columns of {table.name} are {', '.join(table.columns)}."
    unknown = [heading for heading in mapped.values() if heading not in table.columns]
    if unknown:
        raise BadUserInput(
            f"{table.name} has no column {', '.join(map(repr, unknown))}.", argument="--map", hint=there
        )
    places = {name: table.columns.index(heading) for name, heading in mapped.items()}
    for field in fields:
        if field.name in places:
            continue
        headings = {_plain(heading) for heading in (field.name, *field.headings)}
        found = [
            index
            for index, column in enumerate(table.columns)
            if _plain(column) in headings and index not in places.values()
        ]
        if len(found) > 1:
            named = ", ".join(table.columns[index] for index in found)
            raise BadUserInput(
                f"{table.name}: more than one column could be {field.name}: {named}.",
                argument="--map",
                hint=f"Say which: --map {field.name}=COLUMN. {there}",
            )
        if found:
            places[field.name] = found[0]
    missing = [field.name for field in fields if field.required and field.name not in places]
    if missing:
        raise BadUserInput(
            f"{table.name}: no column is known to hold {', '.join(missing)}.",
            argument="--map",
            hint=f"Say which: --map {missing[0]}=COLUMN. {there}",
        )
    return places


def _plain(heading: str) -> str:
    return "".join(heading.lower().replace("_", "").replace("-", "").split())
