"""Things by part of a name, pinyin, initials or code."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from graph_loaders.engine.catalogue import statement
from graph_loaders.engine.reader import Reader
from model.kinds import NodeKind
from model.moment import Moment
from model.pages import PageRequest

SEARCH_NAMES = statement("search/search_names")
REACH = 10_001
LATIN = re.compile(r"[a-z0-9]+")
# A single Chinese character at an end, beside what is none: in a name it may be half of a pair.
SINGLE_AT_END = re.compile(r"^[\u3400-\u9fff](?=[^\u3400-\u9fff])|(?<=[^\u3400-\u9fff])[\u3400-\u9fff]$")


@dataclass(frozen=True, slots=True)
class NameHit:
    """`points` and `position` are the sort key: points downwards, then position."""

    kind: NodeKind
    key: str
    matched: str
    points: int
    position: str


async def search_names(
    reader: Reader, moment: Moment, text: str, kinds: Sequence[NodeKind], page: PageRequest, *, counted: bool
) -> tuple[int | None, bool, list[NameHit]]:
    """The total (None unless counted), whether a bound was reached, and at most `page.limit + 1` hits."""
    folded = text.strip().lower()
    spoken = unicodedata.normalize("NFKC", folded).replace("ü", "v")
    latin = "".join(LATIN.findall(spoken)) if spoken.isascii() else ""
    parameters = {
        "nameQuery": name_query(folded),
        "contained": folded if SINGLE_AT_END.search(folded) else None,
        "pinyinQuery": f"{latin}*" if latin else None,
        "code": text.strip(),
        "text": latin or folded,
        "kinds": list(kinds),
        "reach": REACH,
        "forward": page.forward,
        "after": list(page.key) if page.key else None,
        "limit": page.limit + 1,
        "counted": counted,
    }
    total, reached, rows = await reader.read(SEARCH_NAMES, moment, parameters)
    return total, reached, [NameHit(NodeKind(kind), *rest) for kind, *rest in rows]


def name_query(text: str) -> str:
    """A Lucene query for names that contain the text; the text is always a value in it, never syntax.

    The `cjk` analyser keeps pairs of characters: a phrase of pairs is a substring, and a single character is
    looked for at either end of a pair. So 6号 asks for more than what contains it.
    """
    if len(text) == 1 and not text.isascii():
        return f"{text}* OR *{text}"
    quoted = SINGLE_AT_END.sub("", text).replace("\\", "\\\\").replace('"', '\\"')
    return " AND ".join([f'"{quoted}"', *(f"({one}* OR *{one})" for one in SINGLE_AT_END.findall(text))])
