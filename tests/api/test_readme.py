"""Every marked query of the READMEs gives the answer printed beneath it."""

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.api import Api

CHECKOUT = Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(r"<!-- test: (\w+) -->\n```graphql\n(.*?)```\n```json\n(.*?)```", re.DOTALL)


class Example(NamedTuple):
    file: str
    name: str
    query: str
    answer: str


EXAMPLES = [
    Example(file.name, *found)
    for file in sorted(CHECKOUT.glob("README*.md"))
    for found in EXAMPLE.findall(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.file}:{example.name}")
async def test_the_answer_is_the_one_printed(api: Api, example: Example) -> None:
    assert await api.ask(example.query) == json.loads(example.answer)
