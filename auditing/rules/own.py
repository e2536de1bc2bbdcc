"""Coverage rules of the user's own: a folder of files like those of `cypher/audit/`, checked before they are used.

Held against its text: the header, the parameters and columns, the scope clause, and a bound on every walk. Held against the
database, which runs it on nothing: that it reads alone, looks at its anchors and at no more, and gives its columns.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from auditing.findings import rule_arguments
from auditing.rules.headers import read_rule
from graph_loaders.engine.catalogue import (
    COMMENT_OR_STRING,
    Statement,
    StatementInvalid,
    expanded,
    include,
    included,
    parse_statement,
)
from graph_loaders.engine.database import Database, StatementRejected

# A variable-length relationship of the old form, or a quantifier without an upper end.
UNBOUNDED = re.compile(r"\[[^\]]*\*[^\]]*\]\s*-|[)>-][*+]|\{\s*\d*\s*,\s*\}")
# How a rule looks at what it is told to look at.
ANCHORED = {
    name: re.compile(rf"\belementId\s*\(\s*[\w`]+\s*\)\s+IN\s+\${name}\b", re.IGNORECASE)
    for name in ("subjects", "places")
}
INCLUDE_SCOPE = "// include: scope"
# Rules written before there were includes hold a copy of the clause between these lines.
SCOPE_COPY = re.compile(r"^([ \t]*)// scope: begin\n.*?^[ \t]*// scope: end$", re.DOTALL | re.MULTILINE)
# What looks at everything, or calls what may do anything.
FORBIDDEN_OPERATORS = ("AllNodesScan", "LoadCSV", "ProcedureCall")
# Of subjects that do not exist: more is a look at what was not asked.
HITS_OF_NOTHING = 1_000
OWN = "own/"
EXAMPLE = "audit/secretary-vacant"
NOBODY = "organisation:of-nothing"


def read_own_rules(folder: Path) -> list[Statement]:
    """The statements of a folder, by name. Raises StatementInvalid, which names the file and what is wrong with it."""
    if not folder.is_dir():
        raise StatementInvalid(f"{folder}: there is no such folder.")
    return [read_own_rule(path) for path in sorted(folder.glob("*.cypher"))]


def read_own_rule(path: Path) -> Statement:
    """A copy of the scope clause in it is replaced by the clause of today. Raises StatementInvalid."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StatementInvalid(f"{path}: it can't be read as text in UTF-8 ({error}).") from error
    source = SCOPE_COPY.sub(rf"\1{INCLUDE_SCOPE}", source)
    audit = parse_statement(f"{OWN}{path.stem}", source, file=str(path))
    read_rule(audit)
    if "\nCYPHER 25\n" not in audit.text:
        raise StatementInvalid(f"{path}: the line below the header must be CYPHER 25.")
    code = COMMENT_OR_STRING.sub("", audit.text)
    if UNBOUNDED.search(code):
        raise StatementInvalid(f"{path}: a walk has no upper bound; write {{0,32}} for *, + or {{0,}}.")
    for name, anchored in ANCHORED.items():
        if name in audit.parameters and not anchored.search(code):
            raise StatementInvalid(
                f"{path}: `${name}` are element ids; find what it names by `WHERE elementId(…) IN ${name}`."
            )
    if taken := _reserved_variables(source):
        raise StatementInvalid(f"{path}: the variable {min(taken)} is of an include; choose another name.")
    clause = COMMENT_OR_STRING.sub("", expanded(include("scope").body, str(path)))
    if " ".join(clause.split()) not in " ".join(code.split()):
        raise StatementInvalid(
            f"{path}: it does not hold the scope clause; below a WHERE, put the line `{INCLUDE_SCOPE}`, where "
            f"`subject` is what is looked at, as cypher/{EXAMPLE}.cypher does."
        )
    return audit


def _reserved_variables(source: str) -> set[str]:
    """Names in a text that begin as those of its includes do: there they would be taken up, and widen the scope."""
    prefixes = [prefix for name in included(source) if (prefix := include(name).header.get("prefix"))]
    code = COMMENT_OR_STRING.sub("", source)
    return {name for prefix in prefixes for name in re.findall(rf"\b{prefix}[A-Z]\w*", code)}


async def check_own_rules(database: Database, rules: Iterable[Statement]) -> None:
    """Hold rules against the database. Raises StatementInvalid, DatabaseUnavailable, Timeout."""
    for audit in rules:
        await _check(database, audit)


async def _check(database: Database, audit: Statement) -> None:
    rule = read_rule(audit)
    parameters = {
        **rule_arguments(rule, audit), "subjects": [NOBODY], "scope": None, "asOf": date(2026, 1, 1),
    }  # fmt: skip
    try:
        (checked, gaps), plan = await database.profile(audit, parameters)
    except StatementRejected as error:
        raise StatementInvalid(
            f"{audit.file}: {'it writes; a rule reads alone.' if error.writes else error}"
        ) from error
    except (StatementInvalid, ValueError) as error:
        raise StatementInvalid(f"{audit.file}: it does not give one record of checked and gaps.") from error
    operators = list(_operators(plan))
    if found := sorted({name for name, _ in operators}.intersection(FORBIDDEN_OPERATORS)):
        raise StatementInvalid(f"{audit.file}: its plan has {found[0]}, which a rule may not.")
    if (checked, gaps) != (0, []):
        raise StatementInvalid(
            f"{audit.file}: of subjects that do not exist it checked {checked} and found {gaps!r:.80}; "
            "look at $subjects alone where they are given, and count with count(subject)."
        )
    if (hits := sum(own for _, own in operators)) > HITS_OF_NOTHING:
        raise StatementInvalid(
            f"{audit.file}: of subjects that do not exist it took {hits} dbHits; start from $subjects where they are given."
        )


def _operators(plan: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Each operator of a plan, with its dbHits."""
    yield str(plan["operatorType"]).partition("@")[0], int(plan["args"].get("DbHits", 0))
    for child in plan.get("children", ()):
        yield from _operators(child)
