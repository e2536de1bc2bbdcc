"""What tests share lives in tests/support; a folder of tests holds tests and the fixtures of its conftest."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
SHARED = {"differential", "reference", "support"}
MODULES = {
    str(path.relative_to(TESTS)): ast.parse(path.read_text(encoding="utf-8")) for path in TESTS.rglob("*.py")
}
CONFTESTS = [name for name in MODULES if Path(name).name == "conftest.py"]


def test_a_module_that_is_shared_is_in_a_folder_for_it() -> None:
    shared = [name for name in MODULES if not Path(name).name.startswith(("test_", "conftest"))]
    assert {Path(name).parts[0] for name in shared} == SHARED


@pytest.mark.parametrize("name", MODULES)
def test_what_is_imported_of_the_tests_is_shared(name: str) -> None:
    imported = {
        module
        for node in ast.walk(MODULES[name])
        for module in _modules_named(node)
        if module.partition(".")[0] == "tests"
    }
    assert {module for module in imported if f"{module}.".split(".")[1] not in SHARED} == set()


@pytest.mark.parametrize("name", CONFTESTS)
def test_a_conftest_holds_fixtures_alone(name: str) -> None:
    others = [
        node.name
        for node in MODULES[name].body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("pytest_")
        and not any("pytest.fixture" in ast.unparse(decorator) for decorator in node.decorator_list)
    ]
    assert others == []


def _modules_named(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
