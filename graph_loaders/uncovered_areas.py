"""One page of the areas that are not covered, of each kind that is named."""

from collections.abc import Sequence

from graph_loaders.catalogue import statement
from graph_loaders.findings_by_rule import AUDIT_SECONDS
from graph_loaders.reader import Reader
from model.ids import Nodes, element_ids
from model.kinds import NodeKind
from model.moment import Moment
from model.pages import PageRequest
from model.records import AreaRecord

UNCOVERED_AREAS = statement("read/uncovered_areas")


async def uncovered_areas(
    reader: Reader, moment: Moment, kinds: Sequence[str], page: PageRequest, *, places: Nodes | None
) -> dict[str, list[AreaRecord]]:
    """By kind: at most `page.limit + 1` areas, in the order of the page. `places` as of `coverage_ratios`.

    Raises Timeout, DatabaseUnavailable.
    """
    parameters = {
        "kinds": list(kinds),
        "subjects": element_ids(places, [NodeKind.AREA]),
        "limit": page.limit + 1,
        "forward": page.forward,
        # A cursor is the caller's text: whatever it holds is compared as text.
        "after": str(page.key[0]) if page.key else None,
    }
    (pages,) = await reader.read(UNCOVERED_AREAS, moment, parameters, seconds=AUDIT_SECONDS)
    return {kind: [AreaRecord(moment, *fields) for fields in rows] for kind, rows in pages}
