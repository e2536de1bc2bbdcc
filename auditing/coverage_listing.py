"""All areas of a place, or of everything, held against the register: some after the other, so that memory is bounded."""

from collections.abc import AsyncIterator
from typing import NamedTuple

from auditing.findings import AUDIT_SECONDS
from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.reader import Reader
from model.area_coverage import DistrictKey, LevelCount, UncoveredArea
from model.ids import Nodes, of_kinds
from model.kinds import NodeKind
from model.moment import Moment

AREA_COVERAGE = statement("read/area_coverage")
AT_ONCE = 2_000


class SomeAreas(NamedTuple):
    """`done` of `total` areas are read with these. `counts`: by where they lie, and by kind."""

    done: int
    total: int
    counts: list[tuple[DistrictKey, str, LevelCount]]
    uncovered: list[UncoveredArea]


async def area_coverage(
    reader: Reader, moment: Moment, *, places: Nodes | None, listed: bool, at_once: int = AT_ONCE
) -> AsyncIterator[SomeAreas]:
    """By code. `places` as `places_within` gives them; None: everywhere. `listed`: what is uncovered is asked too.

    Each statement sees what is there when it is read, not when the first was.
    Raises Timeout, DatabaseUnavailable.
    """
    areas = (
        None if places is None else [node for _, node in sorted(of_kinds(places, [NodeKind.AREA]).items())]
    )
    done, last = 0, ""
    while True:
        some = None if areas is None else areas[done : done + at_once]
        parameters = {"subjects": some, "after": last, "limit": at_once, "listed": listed}
        last, there, counts, uncovered = await reader.read(
            AREA_COVERAGE, moment, parameters, seconds=AUDIT_SECONDS
        )
        if last is None:
            return
        total = there if areas is None else len(areas)
        done = min(done + at_once, total)
        yield SomeAreas(
            done,
            total,
            [
                (DistrictKey(district and f"area:{district}", *above), kind, LevelCount(*numbers))
                for district, above, kind, *numbers in counts
            ],
            [UncoveredArea(f"area:{code}", *fields) for code, *fields in sorted(uncovered)],
        )
