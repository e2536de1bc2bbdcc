"""Which media type an answer has: content negotiation by the GraphQL-over-HTTP draft and RFC 9110, 12.5.1."""

from functools import lru_cache

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"
PAGE = "text/html"

# A caller who takes anything gets the plain type: what curl and old clients expect.
ANSWERS = (JSON, GRAPHQL_RESPONSE)
ANSWERS_OR_PAGE = (*ANSWERS, PAGE)

# Headers repeat, but a caller can make up any number of them.
REMEMBERED = 256


@lru_cache(maxsize=REMEMBERED)
def choose(accept: str, offered: tuple[str, ...]) -> str | None:
    """The offered type that the header weighs highest, the first among equals; None when it takes none.

    `accept` is empty where there is no such header.
    """
    ranges = [_parse(part) for part in (accept or "*/*").split(",") if part.strip()]
    quality, choice = 0.0, None
    for offer in offered:
        weight = _weight(offer, ranges)
        if weight > quality:
            quality, choice = weight, offer
    return choice


@lru_cache(maxsize=REMEMBERED)
def is_json(content_type: str) -> bool:
    """Whether a Content-Type header says JSON in UTF-8, the only body that is read."""
    media_type, parameters = _parse(content_type)
    return media_type == JSON and parameters.get("charset", "utf-8") in ("utf-8", "utf8")


def _weight(offer: str, ranges: list[tuple[str, dict[str, str]]]) -> float:
    """The q of the most specific range that the offer falls under; 0 where there is none."""
    for form in (offer, offer.partition("/")[0] + "/*", "*/*"):
        for media_type, parameters in ranges:
            if media_type == form and parameters.get("charset", "utf-8") in ("utf-8", "utf8"):
                return _quality(parameters.get("q", "1"))
    return 0.0


def _quality(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _parse(text: str) -> tuple[str, dict[str, str]]:
    media_type, *parameters = text.lower().split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    return media_type.strip(), {name.strip(): value.strip().strip('"') for name, _, value in pairs}
