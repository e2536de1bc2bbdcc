"""`grassroots coverage` as it is run: its rows, totals and errors, and that what is interrupted does not look whole."""

import csv
import io
import json
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from auditing.context import AuditContext
from auditing.coverage_listing import area_coverage
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from graph_loaders.nodes import nodes_by_id
from local_neo4j.launch import RunningNeo4j
from tests.support.api import Api
from tests.support.command import SECONDS, Command
from tests.support.day import TODAY
from tests.support.serving import ROOT, login

STREET = "area:410105001"


@pytest.fixture
def command(sample_server: RunningNeo4j, sample_database: Database, tmp_path: Path) -> Command:
    return Command(login(sample_server), tmp_path, "coverage", "--as-of", TODAY.isoformat())


async def ratios(api: Api, within: str | None = None) -> list[Any]:
    answer = await api.ask(
        """query ($within: ID, $day: Date) { coverage(within: $within, asOf: $day) { ratios {
          kind covered total ratio uncovered(first: 100) { nodes { id } } } } }""",
        within=within,
        day=TODAY.isoformat(),
    )
    told: list[Any] = answer["coverage"]["ratios"]
    return told


async def test_levels_of_each_district_add_up_to_what_the_api_answers(command: Command, api: Api) -> None:
    out = command.folder / "coverage.csv"
    told = command("--out", str(out), "--language", "en")
    assert told.returncode == 0, told.stderr.decode()
    assert told.stdout == b""
    assert "areas" in told.stderr.decode()
    assert "MiB" in told.stderr.decode()
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    levels = [row for row in rows if row["District id"].startswith("area:")]
    assert [row for row in levels if row["District"] == "金水区"] == levels
    assert {(row["Province"], row["City"]) for row in levels} == {("", "")}
    expected = [
        (ratio["kind"].title(), str(ratio["covered"]), str(ratio["total"])) for ratio in await ratios(api)
    ]
    assert [(row["Level"], row["Covered"], row["Registered"]) for row in levels] == expected
    totals = rows[len(levels) :]
    assert {row["District id"] for row in totals} == {"Total"}
    assert [(row["Level"], row["Covered"], row["Registered"]) for row in totals] == expected
    assert list(command.folder.iterdir()) == [out]


async def test_uncovered_areas_are_those_that_the_api_lists_with_the_names_above(
    command: Command, api: Api
) -> None:
    told = command("--within", STREET, "--uncovered", "--format", "ndjson")
    *areas, end = [json.loads(line) for line in told.stdout.splitlines()]
    answered = await ratios(api, STREET)
    assert [area["areaId"] for area in areas] == sorted(
        area["id"] for ratio in answered for area in ratio["uncovered"]["nodes"]
    )
    assert {
        name: areas[0][name] for name in ("kind", "district", "street", "community", "grid", "synthetic")
    } == {
        "kind": "BUILDING",
        "district": "金水区",
        "street": "经八路街道",
        "community": "体育社区",
        "grid": "体育社区第五网格",
        "synthetic": True,
    }
    assert (end["within"], end["asOf"]) == (STREET, TODAY.isoformat())
    assert [(total["kind"], total["covered"], total["total"]) for total in end["totals"]] == [
        (ratio["kind"], ratio["covered"], ratio["total"]) for ratio in answered
    ]


@pytest.mark.parametrize("whole", [True, False], ids=["everything", "a street"])
async def test_areas_are_the_same_however_many_are_read_at_once(
    sample_database: Database, whole: bool
) -> None:
    joiner = Joiner(sample_database)
    context = AuditContext(joiner, TODAY)
    ids = [f"area:410105001{number:03}" for number in range(1, 20)]
    nodes = await context.load(nodes_by_id, ids, context.moment(None))
    there = {each: node for each, node in zip(ids, nodes, strict=True) if node}
    assert len(there) > 3
    places = None if whole else there
    told = []
    for at_once in (3, 700, 10_000) if not whole else (700, 10_000):
        counts: Counter[tuple[str | None, str, str]] = Counter()
        missing = []
        parts = area_coverage(context, context.moment(None), places=places, listed=True, at_once=at_once)
        async for some in parts:
            missing += [area.id for area in some.uncovered]
            for district, kind, count in some.counts:
                for name, number in asdict(count).items():
                    counts[district.id, kind, name] += number
        assert some.done == some.total
        told.append((counts, missing))
    await joiner.close()
    assert all(one == told[0] for one in told)
    assert told[0][1] == sorted(told[0][1])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--within", "area:no-such"), 1, "There is no area:no-such"),
        (("--within", "410105"), 1, "is not an id"),
        (("--out", "no-such/coverage.csv"), 1, "no-such is no folder"),
        (("--format", "xlsx"), 2, "xlsx"),
    ],
)
def test_what_the_caller_can_mend_is_said(
    command: Command, arguments: tuple[str, ...], code: int, said: str
) -> None:
    told = command(*arguments)
    assert told.returncode == code
    assert said in told.stderr.decode()
    assert b"area:410105" not in told.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no interrupt to send")
def test_what_is_interrupted_leaves_what_was_there(command: Command) -> None:
    out = command.folder / "coverage.csv"
    out.write_text("the last one")
    with subprocess.Popen(
        [*command.line, "--uncovered", "--out", str(out)],
        cwd=ROOT,
        env=command.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # A shell that runs the tests in the background ignores interrupts, and so would the command.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        partial = command.folder / f".coverage.csv.{process.pid}.partial"
        while not partial.exists():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) != 0
    assert out.read_text() == "the last one"
    assert list(command.folder.iterdir()) == [out]
