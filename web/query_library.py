"""The library of ready queries: `docs/queries/{planners,apps,auditors}/NN-name.graphql`.

A file opens with three comment lines: the title in Chinese, the title in English and what it answers.
A file of the same name ending in .json beside it holds its variables.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

LIBRARY_FOLDER = Path(__file__).parent.parent / "docs" / "queries"
GROUPS = ("planners", "apps", "auditors")
HEADER = ("title zh", "title en", "answers")


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """`name` is the file's, such as planners/02-chain-of-a-community; `variables` is {} where it has none."""

    name: str
    group: str
    title_zh: str
    title_en: str
    answers: str
    document: str
    variables: dict[str, Any]


def read_library(folder: Path = LIBRARY_FOLDER) -> list[ReadyQuery]:
    """All ready queries, by group and file name. Raises ValueError when a header is not as it should be."""
    return [_read(path, group) for group in GROUPS for path in sorted((folder / group).glob("*.graphql"))]


def _read(path: Path, group: str) -> ReadyQuery:
    text = path.read_text(encoding="utf-8")
    *header, document = text.split("\n", maxsplit=len(HEADER))
    opening = [f"# {key}: " for key in HEADER]
    is_whole = len(header) == len(opening)
    if not is_whole or not all(map(str.startswith, header, opening)):
        raise ValueError(f"{path.name} does not open with the lines {', '.join(opening)}.")
    title_zh, title_en, answers = (line.partition(": ")[2] for line in header)
    variables_file = path.with_suffix(".json")
    variables = orjson.loads(variables_file.read_bytes()) if variables_file.exists() else {}
    return ReadyQuery(
        f"{group}/{path.stem}", group, title_zh, title_en, answers, document.strip() + "\n", variables
    )
