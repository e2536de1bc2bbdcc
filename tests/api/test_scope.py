"""Scope on every way in: whatever a viewer of one street asks, nothing that is out of scope comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from model.pages import Cursor
from tests.support.everything_asked import Answer, ask, questions_by_id, questions_of_roots
from tests.support.viewpoint import DISTRICT, PREFIXES, STREET, Viewpoint, ViewpointOf
from tests.support.whole_schema import declared_at, every_place, is_edge

LONG_AGO = date(2016, 1, 1)
# Where the sample has them, ties of every kind lead out of this scope and into it: units in areas of others,
# organisations of others in units, posts that outsiders hold, an area whose parts answer to others.
PIECES = (
    "organisation:410105001008",
    "organisation:410105001-j01",
    "organisation:410105012002-g02",
    "organisation:410105013-x01",
    "organisation:410105-two-new",
)
CURSORS = ("cursor", "startCursor", "endCursor")
# Ids of what is nothing of the graph that belongs to anybody: a run or waiver is seen by who sees its place.
IDS_OF_OTHERS = {("CoverageRule", "id"), ("AuditRun", "id"), ("Waiver", "id"), ("Waiver", "ruleId")}
# A claim is quoted as it stands, and belongs to its subject: the register's claims name the superiors of streets.
QUOTED = ("Claim", "value")
# The caller's own text, given back.
ECHOED = ("MemberAffiliations", "memberId")
RESTRICTED = {
    "ChainLink": {"depth", "kind"},
    "Affiliation": {"kind", "since", "until", "chain"},
    "PathNode": {"kind"},
}
EMPTY_CHAIN = {"__typename": "Chain", "links": [], "complete": False, "brokenReason": None}
# The sample has no claims about units.
LEADS_NOWHERE = {("Unit", "claims")}


@dataclass(frozen=True)
class Asked:
    view: Viewpoint
    answers: list[Answer]


@pytest.fixture(scope="module")
async def asked(viewpoint: ViewpointOf) -> dict[str, Asked]:
    """Everything asked by the street's viewer, and every field of every type by others, at other borders."""
    street = viewpoint((STREET,))
    others = {
        "street long ago": viewpoint((STREET,), LONG_AGO),
        "district": viewpoint((DISTRICT,)),
        "pieces": viewpoint(PIECES),
    }
    everything = [*questions_by_id(street, 98, 20), *questions_of_roots(street)]
    return {
        "street": Asked(street, await ask(street, everything)),
        **{
            name: Asked(view, await ask(view, questions_by_id(view, 20, 10))) for name, view in others.items()
        },
    }


VIEWS = pytest.mark.parametrize("view", ["street", "street long ago", "district", "pieces"])


async def test_things_in_scope_answer_by_id_and_no_others(viewpoint: ViewpointOf) -> None:
    view = viewpoint((STREET,))
    ids = [*view.seen(*PREFIXES), *view.hidden(*PREFIXES)[::15]]
    assert await view.answered(ids) == {node: view.sees(node) for node in ids}


@VIEWS
def test_every_id_told_is_in_scope(asked: dict[str, Asked], view: str) -> None:
    told = {
        value
        for answer in asked[view].answers
        for place, value in answer.places()
        if place[1] == "id" and place not in IDS_OF_OTHERS
    }
    assert told
    assert {node for node in told if not asked[view].view.sees(node)} == set()


@VIEWS
def test_no_text_tells_of_what_is_out_of_scope(asked: dict[str, Asked], view: str) -> None:
    hidden = asked[view].view.hidden_texts
    told = {
        (place, text)
        for answer in asked[view].answers
        for place, value in answer.places()
        if place not in (QUOTED, ECHOED)
        for text in _texts(place[1], value)
        if text in hidden
    }
    assert told == set()


def _texts(field: str, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        cursor = Cursor.decode(value) if field in CURSORS else None
        for part in cursor.key if cursor else ():
            yield str(part)
            # The cursor of a search holds kind and code, that of findings the subject's id.
            yield str(part).partition(":")[2]


@VIEWS
def test_what_is_restricted_tells_kind_and_depth_alone(asked: dict[str, Asked], view: str) -> None:
    found = [o for answer in asked[view].answers for o in answer.objects() if o.get("restricted")]
    assert found
    for restricted in found:
        told = {key for key, value in restricted.items() if value is not None}
        assert told <= RESTRICTED[restricted["__typename"]] | {"__typename", "restricted"}
        assert restricted.get("chain", EMPTY_CHAIN) == EMPTY_CHAIN


def test_chains_affiliations_and_paths_are_cut_at_the_border(asked: dict[str, Asked]) -> None:
    objects = [o for answer in asked["street"].answers for o in answer.objects()]
    for type_name, thing in {
        "ChainLink": "organisation",
        "Affiliation": "organisation",
        "PathNode": "node",
    }.items():
        found = [o for o in objects if o["__typename"] == type_name]
        assert {o["restricted"] for o in found} == {True, False}
        assert all((o[thing] is None) == o["restricted"] for o in found)


def test_every_field_of_every_type_was_asked(asked: dict[str, Asked]) -> None:
    """A field that is new needs no more than this run; one that no thing has needs a question of its own."""
    reached = {place for view in asked.values() for answer in view.answers for place, _ in answer.places()}
    assert every_place() - reached == set()


def test_every_edge_led_somewhere(asked: dict[str, Asked]) -> None:
    """Else that nothing hidden came back would say nothing."""
    led = {
        declared_at(place)
        for view in asked.values()
        for answer in view.answers
        for place, value in answer.places()
        if value
    }
    edges = {declared_at(place) for place in every_place() if is_edge(place)}
    assert edges - led <= LEADS_NOWHERE
