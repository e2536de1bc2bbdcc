"""A kept audit as a file: over HTTP and by the command, as it was when it was kept."""

import csv
import io
import json
import zipfile
from datetime import datetime
from typing import Any

import httpx
import pytest

from graph_loaders.engine.database import Database
from tests.support.api import Api
from tests.support.command import Command
from tests.support.kept_runs import EARLIER, EVERYTHING, LATER, RULES, STREET, WAIVED_FINDING
from tests.support.small_app import small_app

FAILED = "audit-run:2020-4-failed"
FOUND = """query ($id: ID!) { auditRun(id: $id) { asOf finishedAt graphChangedAt rules { rule { id } checked gaps waived }
  summary { openFindings { violations warnings advice } waived covered total ratio
    streets { areaId organisations openFindings { violations warnings advice } covered total } }
  findings(first: 100) { totalCount nodes { id waived waiver { id } } } open: findings(waived: false) { totalCount } } }"""


async def file(api: Api, run: str, name: str, **query: str) -> httpx.Response:
    return await api.http.get(f"/audit-runs/{run}/report.{name}", params=query)


async def report(api: Api, run: str, **query: str) -> Any:
    return (await file(api, run, "json", **query)).json()


async def test_a_report_says_what_the_run_says(api: Api) -> None:
    run = (await api.ask(FOUND, id=LATER))["auditRun"]
    told = await report(api, LATER)
    assert [finding["id"] for finding in told["findings"]] == [f["id"] for f in run["findings"]["nodes"]]
    assert [(r["id"], r["checked"], r["gaps"]) for r in told["rules"]] == [
        (r["rule"]["id"], r["checked"], r["gaps"]) for r in run["rules"]
    ]
    assert told["asOf"] == run["asOf"]
    # To the second, where the deployment is.
    for at, kept in (
        (told["madeAt"], run["finishedAt"]),
        (told["run"]["graphChangedAt"], run["graphChangedAt"]),
    ):
        assert at.endswith("+08:00")
        assert datetime.fromisoformat(at) == datetime.fromisoformat(kept).replace(microsecond=0)
    assert (told["run"]["id"], told["run"]["note"]) == (LATER, "季度检查")
    assert run["graphChangedAt"] < run["finishedAt"]
    assert told["within"]["id"] == STREET
    assert told["data"]
    assert {ratio["kind"]: (ratio["covered"], ratio["total"]) for ratio in told["ratios"]} == {
        "STREET": (1, 1), "COMMUNITY": (11, 11), "GRID": (53, 53), "BUILDING": (167, 168),
    }  # fmt: skip
    [building] = told["ratios"][-1]["uncovered"]
    assert building["id"] == "area:410105001003-g05-b90"


async def test_numbers_of_a_run_are_those_of_its_findings(api: Api) -> None:
    run = (await api.ask(FOUND, id=LATER))["auditRun"]
    summary = run["summary"]
    assert sum(summary["openFindings"].values()) == run["open"]["totalCount"]
    assert summary["waived"] == sum(f["waived"] for f in run["findings"]["nodes"])
    assert [f["id"] for f in run["findings"]["nodes"] if f["waived"]] == [f"finding:{WAIVED_FINDING}"]
    assert (summary["covered"], summary["total"]) == (232, 233)
    [street] = summary["streets"]
    assert (street["areaId"], street["covered"], street["total"]) == ("area:410105001", 232, 233)
    everything = (await api.ask(FOUND, id=EVERYTHING))["auditRun"]["summary"]
    assert len(everything["streets"]) == 24
    [same] = [each for each in everything["streets"] if each["areaId"] == street["areaId"]]
    assert same == street


async def test_those_before_it_are_its_trend(api: Api) -> None:
    assert [(point["run"], point["asOf"]) for point in (await report(api, LATER))["trend"]] == [
        (EARLIER, "2024-01-01"), (LATER, "2026-09-01"),
    ]  # fmt: skip
    assert [point["run"] for point in (await report(api, EARLIER))["trend"]] == [EARLIER]
    assert [point["run"] for point in (await report(api, EVERYTHING))["trend"]] == [EVERYTHING]


async def test_two_runs_are_compared_in_the_file_as_by_the_api(api: Api) -> None:
    ask = """query ($a: ID!, $b: ID!) { auditComparison(earlier: $a, later: $b) { appeared(first: 100) { nodes { id } }
      remaining(first: 100) { nodes { id } } resolved(first: 100) { nodes { id } } } }"""
    compared = (await api.ask(ask, a=EARLIER, b=LATER))["auditComparison"]
    told = (await report(api, LATER, compare=EARLIER))["comparison"]
    for mine, theirs in (("new", "appeared"), ("still", "remaining")):
        assert told[mine] == [node["id"] for node in compared[theirs]["nodes"]]
    assert [f["id"] for f in told["resolved"]] == [node["id"] for node in compared["resolved"]["nodes"]]


@pytest.mark.parametrize(
    ("name", "media_type", "begins"),
    [
        ("csv", "text/csv; charset=utf-8", "\ufeff".encode()),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
        ("jsonld", "application/ld+json", b"{"),
        ("table", "text/plain; charset=utf-8", "党组织".encode()),
    ],
)
async def test_every_format_is_sent(api: Api, name: str, media_type: str, begins: bytes) -> None:
    answer = await file(api, LATER, name)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.content.startswith(begins)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    disposition = "inline" if name in ("html", "table") else "attachment"
    assert answer.headers["content-disposition"].startswith(
        f'{disposition}; filename="audit-run-2020-2-street.'
    )
    if name == "xlsx":
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    english = await file(api, LATER, name, language="en")
    assert (english.content == answer.content) is (name == "jsonld") or name == "xlsx"


async def test_the_command_writes_a_kept_audit_keeps_one_and_compares(
    api: Api, command: Command, sample_database: Database
) -> None:
    told = command("--run", LATER, "--format", "json", "--compare", EARLIER)
    assert told.returncode == 0, told.stderr.decode()
    assert json.loads(told.stdout) == await report(api, LATER, compare=EARLIER)
    kept = command(
        "--within", STREET, "--rules", ",".join(RULES), "--keep", "--note", "年底", "--format", "csv"
    )
    assert kept.returncode == 0, kept.stderr.decode()
    newest = (
        await api.ask(
            "{ auditRuns(first: 1) { nodes { id note state findings(first: 100) { nodes { id } } } } }"
        )
    )["auditRuns"]["nodes"][0]
    try:
        assert (newest["note"], newest["state"]) == ("年底", "FINISHED")
        rows = csv.DictReader(io.StringIO(kept.stdout.decode("utf-8-sig")))
        ids = [row["问题编号"] for row in rows if row["问题编号"]]
        assert ids == [node["id"] for node in newest["findings"]["nodes"]]
        # Of the same rules, and of days before.
        same = command("--within", STREET, "--rules", ",".join(reversed(RULES)), "--format", "json")
        assert [point["run"] for point in json.loads(same.stdout)["trend"]] == [EARLIER, LATER, None]
        other = command("--within", STREET, "--rules", "secretary-vacant", "--format", "json")
        assert [point["run"] for point in json.loads(other.stdout)["trend"]] == [None]
    finally:
        async with sample_database.driver.session() as session:
            taken = "MATCH (run:AuditRun {id: $id}) OPTIONAL MATCH (run)-[:FOUND]->(f) DETACH DELETE run, f"
            await (await session.run(taken, id=newest["id"])).consume()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--run", LATER, "--within", STREET), "--within is for a new audit"),
        (("--run", LATER, "--keep"), "--keep is for a new audit"),
        (("--note", "x"), "for an audit that is kept"),
        (("--run", "audit-run:none"), "There is no run"),
        (("--run", FAILED), "is FAILED: The database did not answer."),
        (("--run", LATER, "--compare", "audit-run:none"), "There is no run"),
        (("--run", LATER, "--compare", EVERYTHING), "is of everything"),
        (("--run", EARLIER, "--compare", LATER), "Compare the later with the earlier"),
        (("--run", LATER, "--compare", LATER), f"{LATER} is of "),
        (("--rules", ","), "--rules names no rule"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(
    command: Command, arguments: tuple[str, ...], complaint: str
) -> None:
    told = command(*arguments)
    assert told.returncode == 1
    assert complaint in told.stderr.decode()
    assert "Traceback" not in told.stderr.decode()


@pytest.mark.parametrize(
    ("run", "name", "query", "status", "code", "argument"),
    [
        ("audit-run:none", "csv", {}, 404, "NOT_FOUND", None),
        (FAILED, "csv", {}, 409, "CONFLICT", None),
        (LATER, "pdf", {}, 400, "BAD_USER_INPUT", "format"),
        (LATER, "csv", {"language": "fr"}, 400, "BAD_USER_INPUT", "language"),
        (LATER, "csv", {"compare": "audit-run:none"}, 400, "BAD_USER_INPUT", "compare"),
        (EARLIER, "csv", {"compare": LATER}, 400, "BAD_USER_INPUT", "compare"),
        (LATER, "csv", {"compare": LATER}, 400, "BAD_USER_INPUT", "compare"),
        (LATER, "csv", {"compare": EVERYTHING}, 400, "BAD_USER_INPUT", "compare"),
    ],
)
async def test_what_can_not_be_sent_is_refused(
    api: Api, run: str, name: str, query: dict[str, str], status: int, code: str, argument: str | None
) -> None:
    answer = await file(api, run, name, **query)
    [error] = answer.json()["errors"]
    told = error["extensions"]
    assert (answer.status_code, told["code"], told.get("argument")) == (status, code, argument)
    assert told["hint"]
    assert told["requestId"] == answer.headers["x-request-id"]


@pytest.mark.parametrize(
    ("run", "status", "code"),
    [
        ("slow", 504, "TIMEOUT"),
        ("away", 503, "DB_UNAVAILABLE"),
        ("running", 409, "CONFLICT"),
        ("broken", 500, "INTERNAL"),
    ],
)
async def test_what_fails_on_the_way_has_its_status(run: str, status: int, code: str) -> None:
    transport = httpx.ASGITransport(app=small_app(), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://grassroots") as http:
        answer = await http.get(f"/audit-runs/{run}/report.csv")
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)
    assert "secret" not in answer.text


async def test_a_later_waiver_changes_no_kept_audit(api: Api) -> None:
    grant = """mutation ($finding: ID!) {
      grantWaiver(finding: $finding, reason: "拆迁", grantedBy: "区委", until: "2099-01-01") { id } }"""
    before = await report(api, LATER)
    waiver = (await api.ask(grant, finding=before["findings"][0]["id"]))["grantWaiver"]["id"]
    try:
        assert await report(api, LATER) == before
        assert before["findings"][0]["waiver"] is None
    finally:
        async with api.database.driver.session() as session:
            await (await session.run("MATCH (w:Waiver {id: $id}) DELETE w", id=waiver)).consume()
