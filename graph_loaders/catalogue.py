"""The statements of `cypher/`: one file, one statement, with a header that says what it takes and gives.

The header is the comment lines at the top: prose first, then `key: value` lines. Every file has `params`, `returns`
and `bound`; rules of `audit/` have more.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "cypher"
HEADER_LINE = re.compile(r"^(?P<key>[a-z][A-Za-z-]*): ?(?P<value>.*)$")
COMMENT_OR_STRING = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")


class StatementInvalid(Exception):
    """A file of `cypher/` breaks the rules of its header. The message names the file."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher statement.

    name: folder and file without the ending, such as `read/chains_by_member`.
    file: where it stands, for messages.  parameters: name → Cypher type.  columns: names of the returned columns, in order.
    header: every `key: value` line of the header, by key.
    """

    name: str
    file: str
    text: str
    purpose: str
    parameters: dict[str, str]
    columns: tuple[str, ...]
    header: dict[str, str]


@cache
def statement(name: str) -> Statement:
    """The statement of `cypher/<name>.cypher`. Raises StatementInvalid, FileNotFoundError."""
    return parse_statement(name, (FOLDER / f"{name}.cypher").read_text(encoding="utf-8"))


def statement_names(folder: str) -> list[str]:
    """Names of all statements of one folder of `cypher/`, sorted."""
    return sorted(f"{folder}/{path.stem}" for path in (FOLDER / folder).glob("*.cypher"))


def parse_statement(name: str, text: str, *, file: str | None = None) -> Statement:
    """Read the header and hold it against the text: declared parameters are the used ones, both ways.

    `file` is where it was read, when that is not `cypher/`. Raises StatementInvalid.
    """
    file = file or f"cypher/{name}.cypher"
    purpose: list[str] = []
    header: dict[str, str] = {}
    lines = text.splitlines()
    body_starts = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    for line in lines[:body_starts]:
        content = line.removeprefix("//").strip()
        if match := HEADER_LINE.match(content):
            header[match["key"]] = match["value"].strip()
        elif header:
            last = next(reversed(header))
            header[last] = f"{header[last]} {content}".strip()
        else:
            purpose.append(content)
    for key in ("params", "returns", "bound"):
        if key not in header:
            raise StatementInvalid(f"{file}: the header has no `{key}:` line.")
    if not "".join(lines[body_starts:]).strip():
        raise StatementInvalid(f"{file}: there is no statement below the header.")
    parameters = _parameters(header["params"])
    used = set(PARAMETER.findall(COMMENT_OR_STRING.sub("", text)))
    if used != set(parameters):
        raise StatementInvalid(
            f"{file}: declared and used parameters differ: {sorted(used ^ set(parameters))}."
        )
    return Statement(
        name=name,
        file=file,
        text=text,
        purpose=" ".join(purpose),
        parameters=parameters,
        columns=tuple(filter(None, (c.strip() for c in header["returns"].split(","))))
        if header["returns"] != "none"
        else (),
        header=header,
    )


def _parameters(declared: str) -> dict[str, str]:
    if declared == "none":
        return {}
    pairs = (part.split(":", 1) for part in re.split(r",(?![^<]*>)", declared))
    return {name.strip(): kind.strip() for name, kind in pairs}
