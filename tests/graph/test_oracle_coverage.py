"""Every rule and ratio equals the plain-Python reference: by scope, within organisations and within areas."""

from datetime import date

import pytest
from msgspec.structs import replace

from auditing.audit import audit
from auditing.rules.catalogue import coverage_rules
from errors import CursorInvalid
from graph_loaders.nodes import blank_record
from model.coverage import CoverageReportRecord
from model.ids import KINDS
from resolvers.area_coverage import households as households_of
from resolvers.area_coverage import ratios as ratios_of
from resolvers.area_coverage import uncovered
from resolvers.connections import PageArguments
from resolvers.unit_coverage import unit_ratios
from tests.reference import coverage, ratios
from tests.reference.chains import Scope
from tests.support.random_world import RandomWorld, places
from tests.support.strategies import DAYS

# Which pairs of claims were looked at is the statement's own business.
UNSTATED_CHECKED = {"sources-disagree"}


async def compare(world: RandomWorld, day: date, within: str | None, scope: Scope) -> None:
    context = world.context(day, scope)
    moment = context.moment(None)
    kind, _, code = (within or "").partition(":")
    place = blank_record(KINDS[kind], code, moment) if within else None
    subjects = coverage.Subjects(world.reference.on(day), within, scope)
    expected = coverage.audit(subjects)
    rules = coverage_rules()
    report = CoverageReportRecord(place, tuple(rules.values()), moment, counted=True)
    for rule in rules.values():
        found = await audit(context, report, rule)
        uncounted = await audit(context, replace(report, counted=False), rule)
        assert [f.id for f in uncounted.findings] == [f.id for f in found.findings]
        severities = {f.id: f.severity for f in found.findings}
        told = {i: severity or rule.severity for i, severity in expected[rule.id].gaps.items()}
        assert (rule.id, severities) == (rule.id, told)
        if rule.id not in UNSTATED_CHECKED:
            assert (rule.id, found.checked) == (rule.id, expected[rule.id].checked)
    [of_areas] = await ratios_of([report], context)
    expected_areas = ratios.area_ratios(subjects)
    assert {r.kind: (r.total, r.total - r.covered) for r in of_areas} == {
        kind: (total, len(missing)) for kind, (total, missing) in expected_areas.items()
    }
    selected = frozenset({"totalCount"})
    for first, last, cut in ((3, None, slice(3)), (None, 3, slice(-3, None))):
        pages = await uncovered(
            of_areas, context, selected=selected, page=PageArguments(first=first, last=last)
        )
        assert {
            ratio.kind: (found.total_count, [area.id for area in found.nodes])
            for ratio, found in zip(of_areas, pages, strict=True)
            if not isinstance(found, CursorInvalid)
        } == {kind: (len(ids), ids[cut]) for kind, (_, ids) in expected_areas.items()}
    [homes] = await households_of([report], context)
    assert (homes.covered, homes.total, homes.untold) == ratios.households(subjects)
    [of_units] = await unit_ratios([report], context)
    told_units = {str(r.kind): (r.total, [unit.id for unit in r.uncovered]) for r in of_units}
    assert told_units == ratios.unit_ratios(subjects)
    for ratio in of_units:
        told_kinds = [(each.kind, each.covered, each.total) for each in ratio.by_unit_kind]
        expected_kinds = ratios.by_unit_kind(subjects, told_units[ratio.kind][1])
        assert told_kinds == [(kind, *numbers) for kind, numbers in expected_kinds.items()]


@pytest.fixture(scope="module")
def everything(random_world: RandomWorld) -> dict[date, dict[str, coverage.Audited]]:
    """What the reference finds on each day, for everybody."""
    return {day: coverage.audit(coverage.Subjects(random_world.reference.on(day))) for day in DAYS}


@pytest.mark.parametrize("rule", coverage_rules())
def test_random_graphs_have_gaps_of_every_rule(
    everything: dict[date, dict[str, coverage.Audited]], rule: str
) -> None:
    found = [audits[rule] for audits in everything.values()]
    assert sum(bool(audited.gaps) for audited in found) > len(DAYS) // 2
    assert any(len(audited.gaps) < audited.checked for audited in found)


def test_random_graphs_have_units_for_each_way_to_be_covered(random_world: RandomWorld) -> None:
    for day in DAYS:
        told = ratios.unit_ratios(coverage.Subjects(random_world.reference.on(day)))
        alone, unorganised, unreached = (told[kind][1] for kind in ("STANDALONE", "ORGANISATION", "WORK"))
        assert 0 < len(unreached) < len(unorganised) < len(alone) < told["WORK"][0]


@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_coverage_of_a_scope_equals_the_reference(random_world: RandomWorld, day: date) -> None:
    await compare(random_world, day, None, random_world.scope)


@pytest.mark.parametrize("prefix", ["organisation", "area"])
@pytest.mark.parametrize("scoped", [False, True], ids=["everybody", "scoped"])
async def test_coverage_within_equals_the_reference(
    random_world: RandomWorld, prefix: str, scoped: bool
) -> None:
    for day, place in places(random_world, prefix, 25):
        await compare(random_world, day, place, random_world.scope if scoped else None)
