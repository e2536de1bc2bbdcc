"""`grassroots audit` as it is run: what it writes, where, and how it ends."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from auditing.rules.catalogue import coverage_rules
from tests.support.command import SECONDS, Command
from tests.support.serving import ROOT

STREET = "organisation:410105001"


def test_a_table_goes_to_the_standard_output_and_nothing_else(command: Command) -> None:
    told = command("--within", STREET, "--rules", "secretary-vacant")
    assert told.returncode == 0
    assert told.stderr == b""
    assert "军区社区第二网格党支部没有书记。" in told.stdout.decode()
    assert "99.4 %" in told.stdout.decode()


def test_the_server_of_make_run_is_asked_where_it_is_up(
    command: Command, tmp_path_factory: pytest.TempPathFactory
) -> None:
    [home] = tmp_path_factory.getbasetemp().glob("sample[0-9]")
    (command.folder / "neo4j").symlink_to(home)
    del command.environment["NEO4J_URI"]
    told = command("--within", STREET, "--rules", "secretary-vacant", GRASSROOTS_HOME=str(command.folder))
    assert told.returncode == 0, told.stderr.decode()
    assert "99.4 %" in told.stdout.decode()


def test_a_wrong_password_is_named(command: Command) -> None:
    told = command("--within", STREET, NEO4J_PASSWORD="guess")
    assert told.returncode == 1
    assert "Mend NEO4J_USER and NEO4J_PASSWORD." in told.stderr.decode()


@pytest.mark.parametrize(
    ("rules", "fail_on", "code"),
    [
        ("secretary-vacant", "violation", 3),
        ("branch-below-minimum", "violation", 0),
        ("branch-below-minimum", "warning", 3),
        ("branch-above-maximum", "warning", 0),
        ("branch-above-maximum", "advice", 3),
    ],
)
def test_a_finding_as_grave_as_asked_fails(command: Command, rules: str, fail_on: str, code: int) -> None:
    told = command("--within", STREET, "--rules", rules, "--fail-on", fail_on, "--format", "csv")
    assert told.returncode == code
    assert told.stdout.startswith(b"\xef\xbb\xbf")


def test_a_report_is_compared_with_an_earlier_one(command: Command) -> None:
    earlier, later = command.folder / "earlier.json", command.folder / "later.json"
    rules = "term-overdue,secretary-vacant"
    asked = ("--within", STREET, "--rules", rules, "--format", "json")
    assert command(*asked, "--as-of", "2026-06-30", "--out", str(earlier)).returncode == 0
    assert command(*asked, "--compare", str(earlier), "--out", str(later)).returncode == 0
    comparison = json.loads(later.read_bytes())["comparison"]
    assert comparison["earlierAsOf"] == "2026-06-30"
    assert comparison["new"] == ["finding:term-overdue:organisation:410105001015-g01"]
    told = command("--compare", str(earlier))
    assert told.returncode == 1
    assert b"The earlier report is of organisation:410105001, and this one of everything." in told.stderr
    assert sorted(file.name for file in command.folder.iterdir()) == ["earlier.json", "later.json"]


def test_csv_of_the_street_has_its_21_findings(command: Command) -> None:
    out = command.folder / "report.csv"
    assert (
        command("--within", STREET, "--format", "csv", "--language", "en", "--out", str(out)).returncode == 0
    )
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert len([row for row in rows if row["Finding id"]]) == 21
    assert {row["Synthetic"] for row in rows if row["Finding id"]} == {"yes"}
    rules = coverage_rules()
    assert all(row["Version"] == str(rules[row["Rule id"]].version) for row in rows)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--within", "organisation:no-such"), 1, "There is no organisation:no-such"),
        (("--within", "410105001"), 1, "is not an id"),
        (("--rules", "no-such"), 1, "There is no rule 'no-such'. The rules are"),
        (("--compare", "no-such.json"), 1, "no-such.json cannot be read"),
        (("--out", "no-such/report.txt"), 1, "no-such is no folder"),
        (("--format", "docx"), 2, "docx"),
        (("--as-of", "yesterday"), 2, "yesterday"),
    ],
)
def test_what_the_caller_can_mend_is_said(
    command: Command, arguments: tuple[str, ...], code: int, said: str
) -> None:
    told = command(*arguments)
    assert told.returncode == code
    assert said in told.stderr.decode()
    assert told.stdout == b""


def test_what_was_there_stays_when_nothing_can_be_made(command: Command) -> None:
    out = command.folder / "report.html"
    out.write_text("the last one")
    told = command("--format", "html", "--out", str(out), NEO4J_URI="bolt://127.0.0.1:1")
    assert told.returncode == 1
    assert "The database did not answer." in told.stderr.decode()
    assert out.read_text() == "the last one"
    assert list(command.folder.iterdir()) == [out]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_a_workbook_is_not_thrown_at_a_terminal(command: Command) -> None:
    import pty

    ours, theirs = pty.openpty()
    told = subprocess.run(
        [*command.line, "--format", "xlsx"],
        cwd=ROOT,
        env=command.environment,
        stdout=theirs,
        stderr=subprocess.PIPE,
        timeout=SECONDS,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert told.returncode == 1
    assert b"Name a file: --out report.xlsx." in told.stderr
