"""The stairs of the house go one way."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
# Modules at the top level are no packages, so import-linter does not see them.
TOP_LEVEL_MAY_IMPORT = {
    "neo4j": set(),
    "strawberry": set(),
    "starlette": {"server"},
    "uvicorn": set(),
    "pydantic": {"settings", "cli"},
}


def test_rooms_keep_the_contracts_of_pyproject() -> None:
    # In a process of its own: import-linter silences every logger of the process that it runs in.
    told = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("module", sorted(path.stem for path in CHECKOUT.glob("*.py")))
def test_front_door_imports_a_framework_only_where_it_may(module: str) -> None:
    imported = _packages_imported(CHECKOUT / f"{module}.py")
    for package, importers in TOP_LEVEL_MAY_IMPORT.items():
        assert package not in imported or module in importers


@pytest.mark.parametrize("module", ["errors", "settings"])
def test_what_every_room_may_import_imports_no_room(module: str) -> None:
    own = {path.stem for path in CHECKOUT.glob("*.py")} | {
        path.parent.name for path in CHECKOUT.glob("*/__init__.py")
    }
    assert not _packages_imported(CHECKOUT / f"{module}.py") & own


def test_commands_do_not_wait_for_a_schema_that_they_do_not_need() -> None:
    code = "import sys, cli; sys.exit(not {'schema', 'server', 'strawberry'}.isdisjoint(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=False).returncode == 0


def _packages_imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
