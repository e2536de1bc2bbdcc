"""Checks of arguments that many fields share. Each raises BadUserInput with the argument's path."""

import unicodedata
from collections.abc import Sequence

from errors import BadUserInput
from model.ids import KINDS, PREFIXES
from model.kinds import NodeKind

ID_MAXIMUM_LENGTH = 200
IDS_MAXIMUM = 250
# Of Unicode: controls, formats, surrogates, and what ends a line. Some of them run on a terminal.
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def parse_id(text: str, argument: str, *allowed: NodeKind) -> tuple[NodeKind, str]:
    """Kind and key of an id; any kind is allowed when none is named."""
    prefix, _, key = text.partition(":")
    kind = KINDS.get(prefix)
    if kind is None or not key or len(text) > ID_MAXIMUM_LENGTH:
        expected = ", ".join(PREFIXES[k] for k in allowed or NodeKind)
        raise BadUserInput(
            f"{text[:80]!r} is not an id.",
            argument=argument,
            hint=f"An id is a kind, a colon and a key, such as organisation:410105001. Here: {expected}.",
        )
    if allowed and kind not in allowed:
        raise BadUserInput(
            f"{text[:80]!r} is the id of another kind of thing: {prefix}.",
            argument=argument,
            hint=f"Give an id of the kind {' or '.join(PREFIXES[k] for k in allowed)}.",
        )
    return kind, key


def parse_ids(texts: Sequence[str], argument: str, *allowed: NodeKind) -> list[tuple[NodeKind, str]]:
    """Kinds and keys, aligned with `texts`; at most 250."""
    if len(texts) > IDS_MAXIMUM:
        raise BadUserInput(
            f"{len(texts)} ids were given; the most is {IDS_MAXIMUM}.",
            argument=argument,
            hint=f"Ask in slices of {IDS_MAXIMUM}.",
        )
    return [parse_id(text, f"{argument}.{index}", *allowed) for index, text in enumerate(texts)]


def key_of(text: str, argument: str, kind: NodeKind) -> str:
    """The key of an id that must be of this kind."""
    return parse_id(text, argument, kind)[1]


def parse_text(text: str, argument: str, maximum: int) -> str:
    """The text without the spaces around it: 1 to `maximum` characters that can be seen."""
    stripped = text.strip()
    if hidden := sorted({f"U+{ord(c):04X}" for c in stripped if unicodedata.category(c) in HIDDEN}):
        raise BadUserInput(
            f"{argument} holds characters that can't be seen: {', '.join(hidden[:5])}.",
            argument=argument,
            hint="Give plain text on one line.",
        )
    if not 0 < len(stripped) <= maximum:
        raise BadUserInput(
            f"{argument} has {len(stripped)} characters." if stripped else f"{argument} is empty.",
            argument=argument,
            hint=f"Give 1 to {maximum} characters.",
        )
    return stripped


def check_sought(text: str, argument: str, maximum: int, *, hint: str) -> None:
    """A text that is looked for: 1 to `maximum` characters, without the spaces around it."""
    length = len(text.strip())
    if not 0 < length <= maximum:
        raise BadUserInput(
            f"The text has {length} characters." if length else "The text is empty.",
            argument=argument,
            hint=hint,
        )
