"""Audits that another version kept: those of before are read with all that they held, those of later ones are refused.

kept_runs_version_0.json has the properties of two runs of a street and of their findings, as they were written then:
one finding waived, one whose waiver ran out, a rule with values of its own in a community.
"""

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from auditing.run_texts import VERSION
from tests.support import kept_runs
from tests.support.api import Api

KEPT = orjson.loads((Path(__file__).parent / "kept_runs_version_0.json").read_bytes())
EARLIER, LATER = (kept["run"]["id"] for kept in KEPT)
WRITTEN = """UNWIND $kept AS kept
  CREATE (run:AuditRun)
  SET run = kept.run, run.asOf = date(kept.run.asOf), run.graphChangedAt = datetime(kept.run.graphChangedAt),
    run.startedAt = datetime(kept.run.startedAt), run.progressAt = datetime(kept.run.progressAt),
    run.finishedAt = datetime(kept.run.finishedAt)
  WITH * UNWIND kept.found AS found
  CREATE (run)-[:FOUND]->(finding:AuditFinding) SET finding = found"""
TAKEN = "MATCH (run:AuditRun) WHERE run.id IN $ids OPTIONAL MATCH (run)-[:FOUND]->(f) DETACH DELETE run, f"
STREET = "organisation:410105001"
WAIVED = "finding:group-without-members:organisation:410105001006-g03-b02"
NEW = "finding:secretary-vacant:organisation:410105001014-g02"
STILL = [
    "finding:area-without-organisation:area:410105001003-g05-b90",
    *(f"finding:branch-below-minimum:organisation:410105001006-g0{grid}" for grid in (2, 4, 5)),
    "finding:branch-without-members:organisation:410105001007-g05",
    "finding:branch-below-minimum:organisation:410105001009-g04",
    WAIVED,
    "finding:sources-disagree:organisation:410105001015#volunteers",
]
RESOLVED = [
    f"finding:secretary-vacant:organisation:410105001{code}"
    for code in ("-office", "003-g03", "007-g02", "008", "008-g01", "012-g02")
]


@pytest.fixture(scope="module", autouse=True)
async def written(api: Api) -> AsyncIterator[None]:
    async with api.database.driver.session() as session:
        await (await session.run(WRITTEN, kept=KEPT)).consume()
        yield
        await (await session.run(TAKEN, ids=[EARLIER, LATER])).consume()


async def test_a_run_has_its_rules_numbers_and_values(api: Api) -> None:
    ask = """query ($id: ID!) { auditRun(id: $id) {
      state asOf note startedAt finishedAt graphChangedAt rulesDone rulesTotal within { id }
      summary { openFindings { violations warnings advice } waived covered total
        streets { areaId name organisations openFindings { violations warnings } covered total } }
      rules { rule { id version severity title(language: EN) basisStatus thresholds { name value unit } }
        checked gaps waived values { withinId severity thresholds { name value unit } } } } }"""
    run = (await api.ask(ask, id=LATER))["auditRun"]
    assert (run["state"], run["asOf"], run["note"]) == ("FINISHED", "2026-09-01", "季度检查")
    assert (run["rulesDone"], run["rulesTotal"], run["within"]) == (6, 6, {"id": STREET})
    assert run["graphChangedAt"] < run["startedAt"] < run["finishedAt"]
    assert run["summary"] == {
        "openFindings": {"violations": 6, "warnings": 2, "advice": 0},
        "waived": 1,
        "covered": 232,
        "total": 233,
        "streets": [
            {
                "areaId": "area:410105001",
                "name": "经八路街道",
                "organisations": 236,
                "openFindings": {"violations": 6, "warnings": 2},
                "covered": 232,
                "total": 233,
            }
        ],
    }
    assert {rule["rule"]["id"]: (rule["checked"], rule["gaps"], rule["waived"]) for rule in run["rules"]} == {
        "secretary-vacant": (71, 1, 0),
        "area-without-organisation": (233, 1, 0),
        "branch-below-minimum": (59, 4, 0),
        "branch-without-members": (59, 1, 0),
        "group-without-members": (165, 1, 1),
        "sources-disagree": (2, 1, 0),
    }
    [minimum] = [rule for rule in run["rules"] if rule["rule"]["id"] == "branch-below-minimum"]
    everywhere, in_community = ([{"name": "minimum", "value": n, "unit": "members"}] for n in (5.0, 25.0))
    assert minimum["rule"] == {
        "id": "branch-below-minimum",
        "version": 1,
        "severity": "WARNING",
        "title": "Branch below its minimum",
        "basisStatus": "SECONDARY",
        "thresholds": everywhere,
    }
    assert minimum["values"] == [
        {"withinId": None, "severity": "WARNING", "thresholds": everywhere},
        {"withinId": "organisation:410105001006", "severity": "VIOLATION", "thresholds": in_community},
    ]


async def test_its_findings_are_those_of_then_and_so_is_what_was_waived(api: Api) -> None:
    ask = """query ($id: ID!) { auditRun(id: $id) { findings(first: 100) { nodes {
      id severity message observed expected waived
      waiver { id ruleId findingId within { id } reason grantedBy grantedOn until revokedBy revokedOn state } } } } }"""
    found: dict[str, Any] = {}
    for run in (EARLIER, LATER):
        found[run] = (await api.ask(ask, id=run))["auditRun"]["findings"]["nodes"]
    assert {finding["id"] for finding in found[EARLIER]} == {*STILL, *RESOLVED}
    assert [finding["id"] for finding in found[LATER]] == [*STILL[:5], NEW, *STILL[5:]]
    by_id = {finding["id"]: finding for finding in found[LATER]}
    assert by_id[STILL[-1]] | {"waiver": None} == {
        "id": STILL[-1],
        "severity": "WARNING",
        "message": "中共经八路街道文联社区委员会：来源既称志愿者 为 120，又称为 131。",
        "observed": "EXACT 131",
        "expected": "volunteers EXACT 120",
        "waived": False,
        "waiver": None,
    }
    granted = {
        "reason": "拆迁，居民已搬离",
        "grantedBy": "街道党工委",
        "grantedOn": "2024-01-01",
        "revokedBy": None,
        "revokedOn": None,
    }
    assert by_id[WAIVED]["waived"] is True
    assert by_id[WAIVED]["waiver"] == granted | {
        "id": "waiver:2020-1-finding",
        "ruleId": "group-without-members",
        "findingId": WAIVED,
        "within": None,
        "until": "2099-01-01",
        "state": "ACTIVE",
    }
    # On the day of the earlier run it held still.
    for run, state in ((EARLIER, "ACTIVE"), (LATER, "EXPIRED")):
        [empty] = [finding for finding in found[run] if finding["id"] == STILL[4]]
        assert empty["waived"] is (state == "ACTIVE")
        assert empty["waiver"] == granted | {
            "id": "waiver:2020-2-subtree",
            "ruleId": "branch-without-members",
            "findingId": None,
            "within": {"id": STREET},
            "until": "2026-08-01",
            "state": state,
        }


async def test_two_are_compared(api: Api) -> None:
    ask = """query ($a: ID!, $b: ID!) { auditComparison(earlier: $a, later: $b) { notCompared
      appeared(first: 100) { nodes { id } } remaining(first: 100) { nodes { id } }
      resolved(first: 100) { nodes { id } } } }"""
    compared = (await api.ask(ask, a=EARLIER, b=LATER))["auditComparison"]
    sides = [compared[side]["nodes"] for side in ("appeared", "remaining", "resolved")]
    assert [[node["id"] for node in nodes] for nodes in sides] == [[NEW], STILL, RESOLVED]
    assert compared["notCompared"] == []


async def test_they_are_written_into_files(api: Api) -> None:
    query = {"compare": EARLIER}
    report = (await api.http.get(f"/audit-runs/{LATER}/report.json", params=query)).json()
    assert report["run"]["id"] == LATER
    assert (report["comparison"]["new"], report["comparison"]["changedRules"]) == ([NEW], [])
    assert report["data"][0] == {"kind": "ORGANISATION", "total": 236, "synthetic": 235}
    assert report["ratios"][-1] == {
        "kind": "BUILDING",
        "covered": 167,
        "total": 168,
        "uncovered": [{"id": "area:410105001003-g05-b90", "name": "体育社区21号楼", "synthetic": True}],
    }
    assert report["households"] == {"covered": 34_806, "total": 35_000, "untold": 0}
    assert [(each["kind"], each["covered"], len(each["uncovered"])) for each in report["unitRatios"]] == [
        ("ORGANISATION", 6, 3),
        ("STANDALONE", 3, 6),
        ("WORK", 7, 2),
    ]
    assert report["unitRatios"][0]["byUnitKind"][1] == {
        "kind": "LAW_FIRM",
        "covered": 2,
        "total": 2,
        "uncovered": [],
    }
    assert [(point["run"], point["open"], point["waived"]) for point in report["trend"]] == [
        (EARLIER, {"VIOLATION": 10, "WARNING": 2}, 2),
        (LATER, {"VIOLATION": 6, "WARNING": 2}, 1),
    ]
    sheet = await api.http.get(f"/audit-runs/{LATER}/report.csv")
    rows = {row["问题编号"]: row for row in csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig")))}
    assert rows[WAIVED]["豁免"] == "已豁免（2099-01-01 前有效）：拆迁，居民已搬离（街道党工委）"


async def test_they_are_listed(api: Api) -> None:
    ask = """query ($within: ID) { auditRuns(within: $within, last: 2) { nodes { id rules { gaps } } } }"""
    listed = (await api.ask(ask, within=STREET))["auditRuns"]["nodes"]
    assert [run["id"] for run in listed] == [LATER, EARLIER]
    assert [sum(rule["gaps"] for rule in run["rules"]) for run in listed] == [9, 14]


async def test_what_is_kept_now_says_in_which_version(api: Api) -> None:
    ask = """MATCH (run:AuditRun {id: $id})-[:FOUND]->(found:AuditFinding) WHERE found.waiver IS NOT NULL
      RETURN run.version, found.waiver"""
    async with api.database.driver.session() as session:
        [[version, waiver]] = [record.values() async for record in await session.run(ask, id=kept_runs.LATER)]
    assert version == VERSION
    assert orjson.loads(waiver)["id"] == "waiver:2020-1-finding"


async def test_what_a_later_version_kept_is_refused(api: Api) -> None:
    """Also as an earlier audit of a trend. Who asks for another run at the same moment is answered."""
    newer = "audit-run:2019-newer"
    run = {**KEPT[0]["run"], "id": newer, "version": VERSION + 1, "asOf": "2025-01-01"}
    run |= {"results": ["?"], "summary": "?", "coverage": "?"}
    async with api.database.driver.session() as session:
        await (await session.run(WRITTEN, kept=[{"run": run, "found": [{}]}])).consume()
        try:
            one, other, listed, compared = await asyncio.gather(
                api.post("query ($id: ID!) { auditRun(id: $id) { id } }", {"id": newer}),
                api.post("query ($id: ID!) { auditRun(id: $id) { id } }", {"id": LATER}),
                api.post(
                    "query ($within: ID!) { auditRuns(within: $within, last: 3) { nodes { id } } }",
                    {"within": STREET},
                ),
                api.post(
                    "query ($a: ID!, $b: ID!) { auditComparison(earlier: $a, later: $b) { notCompared } }",
                    {"a": newer, "b": LATER},
                ),
            )
            files = [await api.http.get(f"/audit-runs/{run}/report.csv") for run in (newer, LATER)]
        finally:
            await (await session.run(TAKEN, ids=[newer])).consume()
    assert other.json() == {"data": {"auditRun": {"id": LATER}}}
    assert [answer.status_code for answer in files] == [409, 409]
    for answer in (one, listed, compared, *files):
        [error] = answer.json()["errors"]
        assert error["extensions"]["code"] == "CONFLICT"
        assert error["message"] == (
            f"The run {newer} was kept in form {VERSION + 1}; this Grassroots reads up to {VERSION}."
        )
