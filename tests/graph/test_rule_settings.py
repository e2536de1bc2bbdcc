"""Values of an organisation's own: each subject is judged by the innermost that are set for it."""

import pytest

from auditing.audit import audit, findings_by_key
from auditing.context import AuditContext
from auditing.rules.catalogue import RuleCatalogue
from auditing.rules.settings import RuleSettings
from graph_loaders.nodes import blank_record
from model.coverage import AuditRecord, CoverageReportRecord
from model.ids import kind_and_key
from tests.reference.graph import Snapshot
from tests.reference.scope import visible
from tests.support.random_world import RandomWorld
from tests.support.strategies import DAYS

RULES = ("branch-below-minimum", "secretary-vacant", "member-with-two-homes")
DAY = DAYS[-1]
EVERYWHERE, OUTER, INNER = "VIOLATION", "ADVICE", "WARNING"


@pytest.mark.parametrize("counted", [True, False], ids=["counted", "uncounted"])
@pytest.mark.parametrize("rule", RULES)
async def test_each_subject_has_the_values_of_the_innermost(
    random_world: RandomWorld, rule: str, counted: bool
) -> None:
    shipped = random_world.context(DAY, None)
    outer, inner = await nested(random_world, shipped, rule)
    within = {code.partition(":")[2]: severity for code, severity in ((outer, OUTER), (inner, INNER))}
    rules = RuleCatalogue.of(
        (),
        RuleSettings(
            "here",
            {rule: {"severity": EVERYWHERE}},
            {code: {rule: {"severity": severity}} for code, severity in within.items()},
        ),
    )
    for place, scope in ((None, None), (outer, None), (inner, None), (None, (outer,)), (None, (inner,))):
        context = random_world.context(DAY, scope)
        context.rules = rules
        found = await judged(context, place, rule, counted=counted)
        plain = await judged(random_world.context(DAY, scope), place, rule, counted=counted)

        assert found.findings != []
        assert [f.id for f in sorted(found.findings, key=lambda f: f.id)] == sorted(
            f.id for f in plain.findings
        )
        # A member with a home in two parts is looked at in each.
        assert not counted or found.checked == plain.checked or rule == "member-with-two-homes"
        in_outer, in_inner = seen(random_world, outer, found), seen(random_world, inner, found)
        expected = {
            finding.id: INNER
            if finding.subject_id in in_inner
            else OUTER
            if finding.subject_id in in_outer
            else EVERYWHERE
            for finding in found.findings
        }
        assert {finding.id: finding.severity for finding in found.findings} == expected
        assert {(values.within_id, values.severity) for values in found.values} >= {(inner, INNER)}
        keys = [finding.key for finding in found.findings]
        looked_up = await findings_by_key(context, keys, context.moment(None))
        assert {finding.id: finding.severity for finding in looked_up if finding} == expected


async def nested(world: RandomWorld, context: AuditContext, rule: str) -> tuple[str, str]:
    """Two organisations, one below the other, with findings in the inner, in the outer alone, and elsewhere."""
    everything = await judged(context, None, rule, counted=True)
    snapshot = world.reference.on(DAY)
    for outer in snapshot.ids("organisation"):
        in_outer = seen(world, outer, everything) if snapshot.exists(outer) else set()
        for inner in below(snapshot, outer) if len(in_outer) > 1 else ():
            in_inner = seen(world, inner, everything) if snapshot.exists(inner) else set()
            if in_inner and in_inner < in_outer < {f.subject_id for f in everything.findings}:
                return outer, inner
    raise AssertionError("no random graph has such a pair")


def below(snapshot: Snapshot, organisation: str) -> list[str]:
    return [r.start for r in snapshot.into(organisation, "PART_OF")]


async def judged(context: AuditContext, place: str | None, rule: str, *, counted: bool) -> AuditRecord:
    record = blank_record(*kind_and_key(place), context.moment(None)) if place else None
    report = CoverageReportRecord(record, (), context.moment(None), counted=counted)
    return await audit(context, report, context.rules.rules[rule])


def seen(world: RandomWorld, organisation: str, found: AuditRecord) -> set[str]:
    """What falls to an organisation, of the subjects of findings."""
    snapshot = world.reference.on(DAY)
    subjects = {finding.subject_id for finding in found.findings}
    return {subject for subject in subjects if visible(snapshot, subject, (organisation,))}
