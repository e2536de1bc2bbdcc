"""The ready queries: complete, valid against the contract, and refused when a header is wrong."""

from pathlib import Path

import pytest
from graphql import parse, validate

from tests.support.contract import contract
from web.query_library import GROUPS, LIBRARY_FOLDER, ReadyQuery, read_library

LIBRARY = read_library()


@pytest.mark.parametrize("group", GROUPS)
def test_each_user_finds_six_queries_or_more(group: str) -> None:
    assert sum(query.group == group for query in LIBRARY) >= 6


def test_every_file_is_in_the_library() -> None:
    files = {str(path.relative_to(LIBRARY_FOLDER)) for path in LIBRARY_FOLDER.rglob("*.*")}
    documents = {f"{query.name}.graphql" for query in LIBRARY}
    variables = {f"{query.name}.json" for query in LIBRARY if query.variables}
    assert files == documents | variables


@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_a_query_is_valid_by_the_contract(query: ReadyQuery) -> None:
    assert validate(contract(), parse(query.document)) == []


@pytest.mark.parametrize(
    "text",
    ["{ a }", "# title zh: 甲\n# answers: x\n# title en: a\n{ a }", "# title zh: 甲\n# title en: a\n{ a }"],
)
def test_a_wrong_header_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "apps").mkdir()
    (tmp_path / "apps" / "01-wrong.graphql").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"01-wrong\.graphql does not open with the lines # title zh"):
        read_library(tmp_path)
