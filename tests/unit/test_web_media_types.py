"""Content negotiation on the header alone."""

import pytest

from web.media_types import ANSWERS, ANSWERS_OR_PAGE, GRAPHQL_RESPONSE, JSON, PAGE, choose, is_json

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "choice"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (BROWSER, PAGE),
        ("text/*", PAGE),
        (JSON, JSON),
        (f"{GRAPHQL_RESPONSE}, {JSON}", JSON),
        (f"{GRAPHQL_RESPONSE}, {JSON};q=0.9", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE};q=0.4, */*;q=0.1", GRAPHQL_RESPONSE),
        (f"{JSON};q=0, */*", GRAPHQL_RESPONSE),
        (f' {JSON} ; CHARSET = "UTF-8" ', JSON),
        (f"{JSON};q=much", None),
        ("image/png", None),
        ("nonsense", None),
        (",,;;=", None),
    ],
)
def test_the_highest_weight_wins(accept: str, choice: str | None) -> None:
    assert choose(accept, ANSWERS_OR_PAGE) == choice


def test_a_program_is_never_offered_the_page() -> None:
    assert choose("text/html", ANSWERS) is None
    assert choose(BROWSER, ANSWERS) == JSON


@pytest.mark.parametrize(
    ("content_type", "is_taken"),
    [
        ("application/json", True),
        ("application/json; charset=utf-8", True),
        ('Application/JSON;charset="UTF-8"', True),
        ("application/json; charset=gbk", False),
        ("application/jsonx", False),
        ("text/plain", False),
        ("", False),
    ],
)
def test_only_json_in_utf8_is_read(content_type: str, is_taken: bool) -> None:
    assert is_json(content_type) is is_taken
