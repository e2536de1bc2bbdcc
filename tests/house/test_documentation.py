"""What a reader looks up is written down: settings in the README, error codes in docs/errors.md."""

import re
from pathlib import Path

import pytest

from errors import Code
from settings import Settings

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("setting", [name.upper() for name in Settings.model_fields])
def test_setting_is_in_the_readme(readme: str, setting: str) -> None:
    assert f"`{setting}`" in (CHECKOUT / readme).read_text(encoding="utf-8")


def test_error_codes_are_documented_and_no_other() -> None:
    page = (CHECKOUT / "docs/errors.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == sorted(Code)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_query_of_the_readme_is_run_by_a_test(readme: str) -> None:
    """tests/api/test_readme.py runs what is marked and has its answer beneath."""
    text = (CHECKOUT / readme).read_text(encoding="utf-8")
    marked = re.findall(r"<!-- test: \w+ -->\n```graphql\n.*?```\n```json\n", text, re.DOTALL)
    assert len(marked) == text.count("```graphql") > 0
