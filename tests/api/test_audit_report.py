"""A report of the sample: what the API answers, whole, with chains and streets; and what it costs."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest

from auditing import report_parts
from auditing.context import AuditContext
from auditing.report import audit_report
from auditing.rules.catalogue import coverage_rules
from errors import BadUserInput, LimitExceeded, NotFound
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from model.audit_report import AuditReport
from model.ids import Id
from model.viewer import Rights, Viewer
from tests.support.api import Api
from tests.support.day import TODAY

STREET = "organisation:410105001"
DISTRICT = "organisation:410105"
MADE_AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def report_of(
    database: Database,
    within: str | None = STREET,
    *,
    rules: list[str] | None = None,
    as_of: date | None = None,
    scope: tuple[str, ...] | None = None,
    steps: list[tuple[int, int, str]] | None = None,
) -> AuditReport:
    joiner = Joiner(database)
    told = steps if steps is not None else []
    try:
        return await audit_report(
            AuditContext(joiner, TODAY, viewer=Viewer(Rights(scope))),
            lambda *step: told.append(step),
            made_at=MADE_AT,
            within=Id(within) if within else None,
            rules=None if rules is None else [Id(rule) for rule in rules],
            as_of=as_of,
        )
    finally:
        await joiner.close()


async def answered(api: Api, within: str | None = STREET, day: str | None = TODAY.isoformat()) -> Any:
    report = (
        await api.ask(
            """query ($within: ID, $day: Date) { coverage(within: $within, asOf: $day) {
              ratios { kind covered total uncovered(first: 100) { nodes { id } } } rules { rule { id } checked gaps }
              households { covered total untold }
              unitRatios { kind covered total byUnitKind { kind covered total } uncovered(first: 1) { totalCount } }
              findings(first: 100) { totalCount nodes { id severity message english: message(language: EN)
                observed expected subject { id } chain { complete brokenReason links { organisation { name } } } } } } }""",
            within=within,
            day=day,
        )
    )["coverage"]
    assert report["findings"]["totalCount"] == len(report["findings"]["nodes"])
    return report


@pytest.mark.parametrize("within", [STREET, "area:410105001", DISTRICT, None])
async def test_a_report_tells_what_the_api_answers(
    api: Api, sample_database: Database, within: str | None
) -> None:
    report, answer = await report_of(sample_database, within), await answered(api, within)
    assert [(r.kind, r.covered, r.total, [a.id for a in r.uncovered]) for r in report.ratios] == [
        (r["kind"], r["covered"], r["total"], [a["id"] for a in r["uncovered"]["nodes"]])
        for r in answer["ratios"]
    ]
    assert report.households
    homes = report.households
    assert [homes.covered, homes.total, homes.untold] == list(answer["households"].values())
    assert [
        (r.kind, r.covered, r.total, [(k.kind, k.covered, k.total) for k in r.by_unit_kind], len(r.uncovered))
        for r in report.unit_ratios
    ] == [
        (
            r["kind"],
            r["covered"],
            r["total"],
            [tuple(each.values()) for each in r["byUnitKind"]],
            r["uncovered"]["totalCount"],
        )
        for r in answer["unitRatios"]
    ]
    assert [(r.id, r.checked, r.gaps) for r in report.rules] == [
        (r["rule"]["id"], r["checked"], r["gaps"]) for r in answer["rules"]
    ]
    for finding, node in zip(report.findings, answer["findings"]["nodes"], strict=True):
        assert (finding.id, finding.severity, finding.observed, finding.expected, finding.subject) == (
            node["id"],
            node["severity"],
            node["observed"],
            node["expected"],
            node["subject"]["id"],
        )
        assert finding.message == {"ZH": node["message"], "EN": node["english"]}
        chain = node["chain"]
        assert (finding.chain is None) == (chain is None)
        if finding.chain:
            assert (finding.chain.complete, finding.chain.broken_reason) == (
                chain["complete"],
                chain["brokenReason"],
            )
            assert list(finding.chain.names) == [link["organisation"]["name"] for link in chain["links"]]


async def test_the_street_of_the_newspaper(sample_database: Database) -> None:
    report = await report_of(sample_database)
    assert [(r.kind, r.covered, r.total) for r in report.ratios] == [
        ("STREET", 1, 1),
        ("COMMUNITY", 11, 11),
        ("GRID", 53, 53),
        ("BUILDING", 167, 168),
    ]
    assert len(report.findings) == 21
    assert report.households
    assert (report.households.covered, report.households.total) == (34_806, 35_000)
    assert [(r.kind, r.covered, r.total) for r in report.unit_ratios] == [
        ("ORGANISATION", 6, 9),
        ("STANDALONE", 3, 9),
        ("WORK", 7, 9),
    ]
    assert report.within
    assert report.within.chain
    assert report.within.chain.names == ("中共郑州市金水区经八路街道工作委员会", "中共郑州市金水区委员会")
    assert report.streets == ()
    assert report.synthetic
    assert {data.kind: data.synthetic for data in report.data}["MEMBER"] > 1342
    assert {finding.streets for finding in report.findings} == {("area:410105001",)}
    first = report.findings[0]
    assert (first.subject, first.synthetic) == ("area:410105001003-g05-b90", True)
    assert first.path[0] == "体育社区21号楼"
    assert first.path[-1] == "中共郑州市金水区委员会"


async def test_streets_answer_for_themselves(sample_database: Database) -> None:
    district = await report_of(sample_database, DISTRICT)
    assert len(district.streets) == 17
    for street in (district.streets[0], district.streets[1]):
        alone = await report_of(sample_database, street.id)
        assert [(r.kind, r.covered, r.total) for r in street.ratios] == [
            (r.kind, r.covered, r.total) for r in alone.ratios
        ]
        open_ = (finding.severity for finding in alone.findings if not finding.waived)
        assert street.findings == dict(Counter(open_))
        [organisations] = [data.total for data in alone.data if data.kind == "ORGANISATION"]
        assert street.organisations == organisations
    whole = [ratio for ratio in district.ratios if ratio.kind == "BUILDING"]
    below = [ratio for street in district.streets for ratio in street.ratios if ratio.kind == "BUILDING"]
    assert sum(ratio.total for ratio in below) == whole[0].total
    assert sum(ratio.covered for ratio in below) == whole[0].covered


async def test_the_whole_register_has_its_24_streets(sample_database: Database) -> None:
    report = await report_of(sample_database, None)
    assert report.within is None
    assert len(report.streets) == 24
    assert "area:410105562" in report.street_names


async def test_a_report_holds_for_its_day(api: Api, sample_database: Database) -> None:
    report = await report_of(sample_database, as_of=date(2026, 6, 30), rules=["term-overdue"])
    assert (report.as_of, report.findings) == ("2026-06-30", ())
    assert [rule.id for rule in report.rules] == ["term-overdue"]
    later = await report_of(sample_database, as_of=date(2026, 7, 1), rules=["term-overdue"])
    assert [finding.subject for finding in later.findings] == ["organisation:410105001015-g01"]


async def test_a_viewer_is_told_of_what_falls_to_it_alone(sample_database: Database) -> None:
    report = await report_of(sample_database, None, scope=(STREET,))
    alone = await report_of(sample_database)
    assert report.findings
    assert {finding.id for finding in report.findings} == {finding.id for finding in alone.findings}
    assert [(r.kind, r.covered, r.total) for r in report.ratios] == [
        (r.kind, r.covered, r.total) for r in alone.ratios
    ]
    assert report.data == alone.data
    assert all(
        link.name is None
        for each in report.findings
        if each.chain
        for link in each.chain.links[-1:]
        if link.kind == "DISTRICT_COMMITTEE"
    )


@pytest.mark.parametrize("within", ["organisation:no-such", "area:no-such"])
async def test_an_unknown_place_is_said(sample_database: Database, within: str) -> None:
    with pytest.raises(NotFound, match=f"There is no {within} on 2026-11-23"):
        await report_of(sample_database, within)


async def test_bad_arguments_are_refused(sample_database: Database) -> None:
    with pytest.raises(BadUserInput, match="no rule 'nope'"):
        await report_of(sample_database, rules=["nope"])
    with pytest.raises(BadUserInput, match="another kind of thing: member"):
        await report_of(sample_database, "member:m0000001")


async def test_progress_is_told_rule_by_rule(sample_database: Database) -> None:
    steps: list[tuple[int, int, str]] = []
    report = await report_of(sample_database, steps=steps)
    assert [done for done, _, _ in steps] == list(range(1, len(steps) + 1))
    assert {total for _, total, _ in steps} == {len(steps)}
    assert {rule.id for rule in report.rules} < {part for _, _, part in steps}


async def test_statements_do_not_grow_with_findings(
    sample_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def statements(within: str | None, day: date) -> tuple[int, int]:
        before = sample_database.round_trips
        report = await report_of(sample_database, within, as_of=day)
        return sample_database.round_trips - before, len(report.findings)

    few = await statements(STREET, TODAY)
    many = await statements(None, date(2026, 1, 1))
    assert many[1] > 20 * few[1]
    # Place, what falls to it, chain, data, ratios, uncovered, units, streets, trend; 3 chains, waivers (2), whereabouts.
    assert few[0] <= 9 + sum(rule.enabled for rule in coverage_rules().values()) + 6
    assert many[0] <= few[0]
    monkeypatch.setattr(report_parts, "BATCH", 100)
    batches = -(-many[1] // 100)
    assert (await statements(None, date(2026, 1, 1)))[0] <= few[0] + 5 * (batches - 1)


async def test_a_report_that_would_list_too_much_is_refused_with_what_to_do(
    sample_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_parts, "LISTED_MAXIMUM", 1)
    with pytest.raises(
        LimitExceeded, match="areas that are not covered, and a report lists 1 at most"
    ) as refused:
        await report_of(sample_database, None)
    assert "--within" in str(refused.value.extensions["hint"])
    # One area and six units are not covered there.
    monkeypatch.setattr(report_parts, "LISTED_MAXIMUM", 6)
    with pytest.raises(LimitExceeded, match="findings"):
        await report_of(sample_database, STREET)
