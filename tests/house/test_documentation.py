"""What a reader looks up is true: error codes in docs/errors.md, queries of the README by a test."""

import re
from pathlib import Path

import pytest

from errors import Code

CHECKOUT = Path(__file__).resolve().parents[2]


def test_error_codes_are_documented_and_no_other() -> None:
    page = (CHECKOUT / "docs/errors.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == sorted(Code)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_query_of_the_readme_is_run_by_a_test(readme: str) -> None:
    """tests/api/test_readme.py runs what is marked and has its answer beneath."""
    text = (CHECKOUT / readme).read_text(encoding="utf-8")
    marked = re.findall(r"<!-- test: \w+ -->\n```graphql\n.*?```\n```json\n", text, re.DOTALL)
    assert len(marked) == text.count("```graphql") > 0
