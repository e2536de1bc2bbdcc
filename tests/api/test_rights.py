"""Whoever has equal rights shares what is read; whoever has others never does, be the parameters of the statement equal."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from auditing.context import AuditContext
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.catalogue import statement
from graph_loaders.organisations import children_by_organisation
from graph_loaders.posts import posts_by_member
from model.moment import Moment
from model.viewer import Rights, Viewer
from tests.support.day import TODAY
from tests.support.listening import ListeningDatabase
from tests.support.viewpoint import DISTRICT, STREET

NOW = Moment(TODAY)
CODE = STREET.partition(":")[2]
PAGE: dict[str, Any] = {"kind": None, "limit": 2, "forward": True, "after": None, "counted": False}


class Named(Viewer, frozen=True):
    name: str = ""


class Hiding(Rights, frozen=True):
    """Other rights by what no parameter of a statement tells."""

    hidden: frozenset[str] = frozenset()


FIRST = Named(Hiding(), "first")
EQUAL = Named(Hiding(), "second")
DIFFERENT = {
    "hides a field": Named(Hiding(hidden=frozenset({"name"})), "first"),
    "does not see as far": Named(Hiding((DISTRICT,)), "first"),
}


async def batch(first: AuditContext, other: AuditContext) -> None:
    await asyncio.gather(*(_posts(each, member) for member in ("a", "b") for each in (first, other)))


async def shared_read(first: AuditContext, other: AuditContext) -> None:
    asked = statement("read/organisations_by_code")
    await asyncio.gather(*(each.read(asked, NOW, {"keys": [CODE]}) for each in (first, other)))


async def work_of_several_fields(first: AuditContext, other: AuditContext) -> None:
    for each in (first, other):
        await each.memoised("posts", partial(_posts, each))


async def load_begun_ahead(first: AuditContext, other: AuditContext) -> None:
    for each in (first.foreseeing(), other):
        await _posts(each)


async def later_levels(first: AuditContext, other: AuditContext) -> None:
    for each in (first, other):
        await each.load_levels(children_by_organisation, [CODE], NOW, levels=2, names_only=False, **PAGE)


# Each asks by two contexts of one operation; and how many statements it takes where they share, and where they do not.
WAYS: dict[Callable[[AuditContext, AuditContext], Awaitable[None]], tuple[int, int]] = {
    batch: (2, 4),
    shared_read: (1, 2),
    work_of_several_fields: (1, 2),
    load_begun_ahead: (1, 2),
    later_levels: (1, 2),
}


@pytest.mark.parametrize("way", WAYS)
async def test_whoever_has_equal_rights_shares(
    listening: ListeningDatabase, way: Callable[[AuditContext, AuditContext], Awaitable[None]]
) -> None:
    await way(*_contexts(listening, EQUAL))
    assert len(listening.reads) == WAYS[way][0]


@pytest.mark.parametrize("difference", DIFFERENT)
@pytest.mark.parametrize("way", WAYS)
async def test_whoever_has_other_rights_shares_nothing(
    listening: ListeningDatabase,
    way: Callable[[AuditContext, AuditContext], Awaitable[None]],
    difference: str,
) -> None:
    await way(*_contexts(listening, DIFFERENT[difference]))
    assert len(listening.reads) == WAYS[way][1]


@pytest.mark.parametrize("difference", DIFFERENT)
async def test_a_subject_is_told_to_those_of_equal_rights(
    listening: ListeningDatabase, difference: str
) -> None:
    first, equal = _contexts(listening, EQUAL)
    different = replace(first, viewer=DIFFERENT[difference])
    await first.foreseeing().load(children_by_organisation, [CODE], NOW, levels=1, namesOnly=True, **PAGE)
    told = await equal.subject_told(CODE, NOW)
    assert told is not None
    assert told.code == CODE
    assert await different.subject_told(CODE, NOW) is None


def test_a_viewer_within_a_subtree_keeps_all_else() -> None:
    viewer = DIFFERENT["hides a field"].within(STREET)
    assert viewer == Named(Hiding((STREET,), hidden=frozenset({"name"})), "first")


def _contexts(database: ListeningDatabase, other: Viewer) -> tuple[AuditContext, AuditContext]:
    """Of one operation: all that a context holds is the same."""
    context = AuditContext(Joiner(database), TODAY, FIRST)
    return context, replace(context, viewer=other)


async def _posts(context: AuditContext, member: str = "a") -> object:
    return await context.load(posts_by_member, [member], NOW, history=False)
