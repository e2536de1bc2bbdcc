"""The statements of `cypher/`: one file, one statement, with a header that says what it takes and gives.

The header is the comment lines at the top: prose first, then `key: value` lines; a value may go on in indented lines.
Every file has `params`, `returns` and `bound`; rules of `audit/` have more.

A line `// include: NAME` stands for the body of `cypher/include/NAME.cypher`: a clause or an expression that several
statements share. No other text is ever built.
"""

import re
import textwrap
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "cypher"
INCLUDES = FOLDER / "include"
HEADER_LINE = re.compile(r"^// (?P<key>[a-z][A-Za-z-]*): ?(?P<value>.*)$")
INCLUDE_LINE = re.compile(r"^(?P<indent>[ \t]*)// include: (?P<name>\w+)$", re.MULTILINE)
COMMENT_OR_STRING = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
# An include may include: what the scope clause walks, for one. Deeper, a statement could not be read any more.
DEPTH_MAXIMUM = 2


class StatementInvalid(Exception):
    """A file of `cypher/` breaks the rules of its header. The message names the file."""


@dataclass(frozen=True, slots=True)
class Include:
    """What statements share. `header`: its `key: value` lines, such as the variables that it `reads` and `gives`."""

    body: str
    parameters: dict[str, str]
    header: dict[str, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher statement.

    name: the first folder and the file without its ending, such as `read/chains_by_member`; what lies between, such as a
    subject, is for people.  file: where it stands, for messages.
    source: the file's text.  text: what is sent, includes in their places.  parameters: name → Cypher type.
    columns: names of the returned columns, in order.  header: every `key: value` line of the header, by key.
    """

    name: str
    file: str
    source: str
    text: str
    purpose: str
    parameters: dict[str, str]
    columns: tuple[str, ...]
    header: dict[str, str]


@cache
def statement(name: str) -> Statement:
    """The statement of this name. Raises StatementInvalid, FileNotFoundError."""
    path = _paths().get(name)
    if path is None:
        raise FileNotFoundError(f"There is no statement {name}.")
    return parse_statement(name, path.read_text(encoding="utf-8"), file=str(path.relative_to(FOLDER.parent)))


def statement_names(folder: str) -> list[str]:
    """Names of all statements of one of the first folders of `cypher/`, sorted."""
    return sorted(name for name in _paths() if name.startswith(f"{folder}/"))


@cache
def _paths() -> dict[str, Path]:
    """The file of each statement, by its name."""
    paths = [path for path in FOLDER.rglob("*.cypher") if path.parent != INCLUDES]
    return {f"{path.relative_to(FOLDER).parts[0]}/{path.stem}": path for path in paths}


@cache
def include(name: str) -> Include:
    """What `cypher/include/<name>.cypher` holds. Raises StatementInvalid, FileNotFoundError."""
    file = f"cypher/include/{name}.cypher"
    header, body = _read_include(name)
    parameters = _parameters(_required(header, "params", file))
    _check_parameters(parameters, expanded(body, file), file)
    return Include(body, parameters, header)


def included(text: str) -> set[str]:
    """The names of the includes of a text, and of what these include. Raises FileNotFoundError."""
    names = {line["name"] for line in INCLUDE_LINE.finditer(text)}
    return names.union(*(included(_read_include(name)[1]) for name in names))


def expanded(text: str, file: str, depth: int = DEPTH_MAXIMUM) -> str:
    """The text with its includes in their places. Raises StatementInvalid."""

    def body(line: re.Match[str]) -> str:
        name = line["name"]
        if depth == 0:
            raise StatementInvalid(f"{file}: includes go {DEPTH_MAXIMUM} deep at most; {name} is deeper.")
        try:
            _, own = _read_include(name)
        except FileNotFoundError as error:
            raise StatementInvalid(f"{file}: there is no cypher/include/{name}.cypher.") from error
        return textwrap.indent(
            expanded(own.rstrip("\n"), f"cypher/include/{name}.cypher", depth - 1), line["indent"]
        )

    return INCLUDE_LINE.sub(body, text)


def parse_statement(name: str, source: str, *, file: str | None = None) -> Statement:
    """Read the header and hold it against what is sent: declared parameters are the used ones, both ways.

    `file` is where it was read, when that is not `cypher/`. Raises StatementInvalid.
    """
    file = file or f"cypher/{name}.cypher"
    purpose, header, body = _split(source)
    for key in ("params", "returns", "bound"):
        _required(header, key, file)
    if not body.strip():
        raise StatementInvalid(f"{file}: there is no statement below the header.")
    text = expanded(source, file)
    parameters = _parameters(header["params"])
    _check_parameters(parameters, text, file)
    returns = header["returns"]
    return Statement(
        name=name,
        file=file,
        source=source,
        text=text,
        purpose=purpose,
        parameters=parameters,
        columns=() if returns == "none" else tuple(filter(None, (c.strip() for c in returns.split(",")))),
        header=header,
    )


@cache
def _read_include(name: str) -> tuple[dict[str, str], str]:
    """Its header by key, and its body. Raises FileNotFoundError."""
    _, header, body = _split((INCLUDES / f"{name}.cypher").read_text(encoding="utf-8"))
    return header, body


def _split(text: str) -> tuple[str, dict[str, str], str]:
    """The prose of the header, its lines by key, and what is below it."""
    lines = text.splitlines(keepends=True)
    body_starts = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    purpose: list[str] = []
    header: dict[str, str] = {}
    for line in map(str.rstrip, lines[:body_starts]):
        content = line.removeprefix("//").strip()
        if match := HEADER_LINE.match(line):
            header[match["key"]] = match["value"].strip()
        elif header:
            last = next(reversed(header))
            header[last] = _joined(header[last], content, "\n" if last == "params" else " ")
        else:
            purpose.append(content)
    return " ".join(purpose), header, "".join(lines[body_starts:])


def _joined(value: str, more: str, separator: str) -> str:
    """A value that goes on in the next line; Chinese has no blank between its characters."""
    if not value or (separator == " " and _is_wide(value[-1]) and _is_wide(more[:1])):
        return value + more
    return f"{value}{separator}{more}"


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character or " ") in "WF"


def _required(header: dict[str, str], key: str, file: str) -> str:
    if key not in header:
        raise StatementInvalid(f"{file}: the header has no `{key}:` line.")
    return header[key]


def _check_parameters(declared: dict[str, str], text: str, file: str) -> None:
    used = set(PARAMETER.findall(COMMENT_OR_STRING.sub("", text)))
    if used != set(declared):
        raise StatementInvalid(
            f"{file}: declared and used parameters differ: {sorted(used ^ set(declared))}."
        )


def _parameters(declared: str) -> dict[str, str]:
    """Of `name: TYPE` by name, one a line or with commas between them."""
    if declared == "none":
        return {}
    pairs = (part.split(":", 1) for part in re.split(r"\n|,(?![^<]*>)", declared) if part.strip())
    return {name.strip(): kind.strip() for name, kind in pairs}
