"""Every file of cypher/: header, scope clause, bounds, and one user."""

import ast
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph_loaders.catalogue import COMMENT_OR_STRING, FOLDER, statement, statement_names
from graph_loaders.own_rules import UNBOUNDED

CHECKOUT = FOLDER.parent
READING = ("read", "search", "audit")
FOLDERS = (*READING, "write", "setup")
TYPES = {
    "BOOLEAN", "DATE", "INTEGER", "FLOAT", "STRING", "LIST<STRING>", "LIST<MAP>", "LIST<ANY>",
}  # fmt: skip
WITHOUT_SCOPE = {
    "read/sources_by_key": "a source is visible to all",
    "read/nodes_by_id": "its element ids go to rules alone, each of which holds the clause",
    "read/places_within": "its element ids go to rules alone, each of which holds the clause",
}
WITHOUT_LOADER = {
    "read/coverage_by_street": "it measures the streets of a report, not a thing by its key",
    "read/coverage_ratios": "it measures the whole of a report, not a thing by its key",
    "read/area_coverage": "it goes through all areas, some after the other",
    "read/uncovered_areas": "it lists of the whole of a report",
    "read/unit_ratios": "it measures the whole of a report, not a thing by its key",
    "read/data_within": "it measures the whole of a report, not a thing by its key",
}

ALL = [name for folder in FOLDERS for name in statement_names(folder)]
READS = [name for folder in READING for name in statement_names(folder)]


def test_every_file_is_in_a_known_folder() -> None:
    files = {str(path.relative_to(FOLDER).with_suffix("")) for path in FOLDER.rglob("*") if path.is_file()}
    assert files == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_header_says_what_it_answers_takes_and_gives(name: str) -> None:
    parsed = statement(name)
    assert parsed.purpose.endswith((".", ":", ";"))
    assert parsed.header["bound"]
    assert set(parsed.parameters.values()) <= TYPES


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_walked_without_a_bound(name: str) -> None:
    code = COMMENT_OR_STRING.sub("", statement(name).text)
    assert not UNBOUNDED.findall(code)


@pytest.mark.parametrize("walk", ["-[:A*]->", "-[:A*2..]-", "(()-->())+", "-->+", "-[:A]-*", "(()-->()){2,}"])
def test_unbounded_walks_are_seen(walk: str) -> None:
    assert UNBOUNDED.search(walk)


@pytest.mark.parametrize("name", READS)
def test_scope_clause_is_the_same_in_every_reading_statement(name: str) -> None:
    clauses = set(_between(name, "scope"))
    assert clauses == (set() if name in WITHOUT_SCOPE else {_scope_clause()})


@pytest.mark.parametrize("name", [name for name in READS if name not in WITHOUT_SCOPE])
def test_scope_clause_filters_or_says_what_is_visible(name: str) -> None:
    before, after = r"^(WHERE|.*\()\n[ \t]*// scope: begin$", r"^[ \t]*// scope: end\n(.*)$"
    text = statement(name).text
    starts = re.findall(before, text, re.MULTILINE)
    ends = re.findall(after, text, re.MULTILINE)
    assert len(starts) == len(ends) == text.count("// scope: begin")
    for start, end in zip(starts, ends, strict=True):
        assert start == "WHERE" or re.match(r"\s*\) AS visible\b", end)
        # Nothing may loosen a filter behind its clause.
        assert start != "WHERE" or not re.match(r"\s*(AND|OR|XOR)\b", end)


@pytest.mark.parametrize("name", [*statement_names("read"), *statement_names("search")])
def test_reading_statement_has_one_user(name: str) -> None:
    [user] = _users(name)
    if name.startswith("read/") and name not in WITHOUT_LOADER:
        assert user == Path(f"graph_loaders/{name.removeprefix('read/')}.py")


@pytest.mark.parametrize(
    "name", [name for name in statement_names("setup") if not name[len("setup/")].isdigit()]
)
def test_statement_about_the_setup_is_used(name: str) -> None:
    assert _users(name)


@pytest.mark.parametrize("name", statement_names("write"))
def test_writing_statement_is_named_by_what_writes(name: str) -> None:
    writers = ("importers", "samples", "graph_loaders")
    texts = {text for path, texts in _texts_by_module().items() if path.parts[0] in writers for text in texts}
    assert {name, name.removeprefix("write/")} & texts


@pytest.mark.parametrize("name", [name for name in statement_names("read") if name not in WITHOUT_LOADER])
def test_loader_has_the_name_of_its_statement(name: str) -> None:
    stem = name.removeprefix("read/")
    tree = ast.parse((CHECKOUT / f"graph_loaders/{stem}.py").read_text(encoding="utf-8"))
    assert stem in {
        node.target.id
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


def _between(name: str, marker: str) -> Iterator[str]:
    lines = rf"^[ \t]*// {marker}: begin\n(.*?)^[ \t]*// {marker}: end$"
    for found in re.findall(lines, statement(name).text, re.DOTALL | re.MULTILINE):
        yield textwrap.dedent(found)


def _scope_clause() -> str:
    return next(_between("read/organisations_by_code", "scope"))


def _users(name: str) -> set[Path]:
    return {path for path, texts in _texts_by_module().items() if name in texts}


@cache
def _texts_by_module() -> dict[Path, set[str]]:
    """The texts of each of our modules, tests and benchmarks excepted."""
    rooms = {path.parent.name for path in CHECKOUT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    modules = [*CHECKOUT.glob("*.py"), *(path for room in rooms for path in (CHECKOUT / room).rglob("*.py"))]
    return {
        module.relative_to(CHECKOUT): {
            node.value
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        for module in modules
    }
