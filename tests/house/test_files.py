"""Files are small, named for what they hold, and know no machine."""

import re
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINES_MAXIMUM = 400
LONG = {
    "benchmarks/peers/neo4j-graphql/package-lock.json": "a lock, written by npm",
    "explorer/package-lock.json": "a lock, written by npm",
    "requirements/dev.txt": "a lock, written by uv",
    "requirements/run.txt": "a lock, written by uv",
    "samples/jinshui-facts.json": "data, as the page tells it",
    "samples/planted.json": "data, a gap after the other",
    "schema/schema.graphql": "printed by schema.print",
}
SAYS_NOTHING = re.compile(r"(^|_)(utils?|helpers?|common|base|manager)$")
SOURCE = (
    ".py",
    ".cypher",
    ".ts",
    ".tsx",
    ".mjs",
    ".css",
    ".html",
    ".md",
    ".toml",
    ".txt",
    ".lock",
    ".graphql",
    ".json",
)
# Homes of people and of this project's own makers, and lock lines that say where to download.
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.$}/-])/(?:work|root|home/\w+|Users/\w+)/|--(?:extra-)?index-url|\"resolved\":"
)

LOOK_FOR_A_MACHINE = {"tests/house/test_files.py", "tests/unit/test_sample.py"}


def _files() -> list[str]:
    """What git would commit, or, where there is no git, what is there."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [
        name for name in listed.stdout.splitlines() if name.endswith(SOURCE) and (CHECKOUT / name).exists()
    ]


FILES = _files()


def test_files_are_short() -> None:
    written = [name for name in FILES if name not in LONG]
    assert [name for name in written if len(_text(name).splitlines()) > LINES_MAXIMUM] == []


@pytest.mark.parametrize("name", LONG)
def test_exception_is_needed(name: str) -> None:
    assert len(_text(name).splitlines()) > LINES_MAXIMUM


def test_no_name_says_nothing() -> None:
    assert [
        name for name in FILES if any(SAYS_NOTHING.search(Path(part).stem) for part in Path(name).parts)
    ] == []


def test_packages_are_empty_at_their_door() -> None:
    assert [name for name in FILES if Path(name).name == "__init__.py" and _text(name)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {name for name in FILES if OF_ONE_MACHINE.search(_text(name))}
    assert found <= LOOK_FOR_A_MACHINE


def _text(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")
