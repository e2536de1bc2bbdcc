"""The build of the query page: once, by whatever Node.js there is, or one plain sentence."""

import stat
import sys
from pathlib import Path

import pytest

from explorer import build


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An explorer of its own, with nothing on the path but what the test puts into `bin`."""
    (tmp_path / "src").mkdir()
    (tmp_path / "bin").mkdir()
    for name in ("package.json", "package-lock.json", "build.mjs", "src/page.tsx"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(build, "FOLDER", tmp_path)
    monkeypatch.setattr(build, "STAMP", tmp_path / "dist" / "built-from")
    monkeypatch.setattr(build, "NODE_REQUIREMENTS", tmp_path / "none.txt")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def tool(folder: Path, name: str, script: str) -> None:
    """A program on the path that is this Python running `script`."""
    path = folder / "bin" / name
    path.write_text(f"#!{sys.executable}\nimport pathlib, sys\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def node(folder: Path, version: str = "v24.0.0") -> None:
    tool(
        folder,
        "node",
        f"if sys.argv[1] == '--version': print('{version}'); sys.exit()\n"
        "pathlib.Path('dist').mkdir(exist_ok=True)\n"
        "with open('runs', 'a') as runs: runs.write('x')",
    )
    tool(folder, "npm", "pathlib.Path('npm-arguments').write_text(' '.join(sys.argv[1:]))")


def test_it_builds_once_until_a_source_changes(folder: Path) -> None:
    node(folder)
    assert build.main() == 0
    assert build.main() == 0
    assert (folder / "runs").read_text() == "x"
    assert (folder / "npm-arguments").read_text().startswith("ci --ignore-scripts")
    (folder / "src" / "page.tsx").write_text("changed")
    assert build.main() == 0
    assert (folder / "runs").read_text() == "xx"


def test_without_node_and_without_a_registry_it_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "find_spec", lambda name: None)
    assert build.main() == 1
    assert "neither Node.js nor its wheel" in capsys.readouterr().err


def test_too_old_a_node_does_not_serve(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node(folder, "v18.20.0")
    tool(folder, "python-without-pip", "sys.exit(1)")
    monkeypatch.setattr(build, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python-without-pip"))
    assert build.main() == 1
    assert not (folder / "runs").exists()


def test_a_failing_npm_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    node(folder)
    tool(folder, "npm", "sys.exit('no network')")
    assert build.main() == 1
    error = capsys.readouterr().err
    assert "no network" in error
    assert error.endswith(
        "The query page is not built: npm could not fetch its packages. The API serves without it.\n"
    )
