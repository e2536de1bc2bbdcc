"""One page of the members that a filter lets through, by code."""

from graph_loaders.catalogue import statement
from graph_loaders.reader import Reader
from model.filters import MemberFilter
from model.moment import Moment
from model.pages import PageRequest
from model.records import MemberRecord

STATEMENT = statement("search/list_members")


async def list_members(
    reader: Reader,
    moment: Moment,
    filter: MemberFilter,
    page: PageRequest,
    *,
    within: str | None,
    home: str | None,
    counted: bool,
) -> tuple[int | None, list[MemberRecord]]:
    """The total (None unless counted), and at most `page.limit + 1` members; `within` and `home` are codes."""
    parameters = {
        "within": within,
        "home": home,
        "stages": filter.stage,
        "affiliations": filter.affiliation,
        "posts": filter.post,
        "hasHome": filter.has_home,
        "joinedBefore": filter.joined_before,
        "joinedAfter": filter.joined_after,
        "nameContains": filter.name_contains,
        "forward": page.forward,
        "after": page.key[0] if page.key else None,
        "limit": page.limit + 1,
        "counted": counted,
    }
    total, rows = await reader.read(STATEMENT, moment, parameters)
    return total, [MemberRecord(moment, *row) for row in rows]
