"""What a report says besides ratios and findings equals the plain-Python reference."""

from datetime import date

import pytest

from auditing.audit import places_of
from auditing.coverage import coverage_by_street, data_within
from auditing.places import whereabouts_by_subject
from graph_loaders.nodes import blank_record
from model.coverage import CoverageReportRecord
from model.ids import KINDS
from tests.reference import reports
from tests.reference.chains import Scope
from tests.reference.coverage import Subjects
from tests.reference.scope import visible
from tests.support.random_world import RandomWorld, places
from tests.support.strategies import DAYS


async def compare(world: RandomWorld, day: date, within: str | None, scope: Scope) -> None:
    context = world.context(day, scope)
    moment = context.moment(None)
    kind, _, code = (within or "").partition(":")
    place = blank_record(KINDS[kind], code, moment) if within else None
    nodes = (await places_of(context, CoverageReportRecord(place, (), moment, counted=True))).nodes
    subjects = Subjects(world.reference.on(day), within, scope)
    data = await data_within(context, moment, places=nodes)
    assert {each.kind: (each.total, each.synthetic) for each in data} == reports.data_within(subjects)
    streets = await coverage_by_street(context, moment, places=nodes)
    assert {
        street.id: (street.organisations, {r.kind: (r.covered, r.total) for r in street.ratios})
        for street in streets
    } == reports.streets(subjects)


@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_a_report_of_a_scope_equals_the_reference(random_world: RandomWorld, day: date) -> None:
    await compare(random_world, day, None, random_world.scope)


@pytest.mark.parametrize("prefix", ["organisation", "area"])
@pytest.mark.parametrize("scoped", [False, True], ids=["everybody", "scoped"])
async def test_a_report_within_a_place_equals_the_reference(
    random_world: RandomWorld, prefix: str, scoped: bool
) -> None:
    for day, place in places(random_world, prefix, 40):
        await compare(random_world, day, place, random_world.scope if scoped else None)


@pytest.mark.parametrize("scoped", [False, True], ids=["everybody", "scoped"])
@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_whereabouts_equal_the_reference(random_world: RandomWorld, day: date, scoped: bool) -> None:
    scope = random_world.scope if scoped else None
    snapshot = random_world.reference.on(day)
    context = random_world.context(day, scope)
    ids = [each for prefix in (*reports.KINDS, "claim") for each in snapshot.ids(prefix)]
    found = await context.load(whereabouts_by_subject, ids, context.moment(None))
    for each, whereabouts in zip(ids, found, strict=True):
        told = visible(snapshot, each, scope)
        assert (each, list(whereabouts.streets)) == (each, reports.streets_of(snapshot, each) if told else [])
        assert whereabouts.synthetic == (told and bool(snapshot.graph.nodes[each].synthetic))
