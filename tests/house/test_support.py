"""What tests share lives in tests/support; a folder of tests holds tests and the fixtures of its conftest."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
SHARED = {"differential", "reference", "support"}
MODULES = sorted(str(path.relative_to(TESTS)) for path in TESTS.rglob("*.py"))
CONFTESTS = [name for name in MODULES if Path(name).name == "conftest.py"]
# In the text, so that what a child process is told to import counts too.
IMPORTED = re.compile(r"^\s*(?:from|import) tests\b\.?(\w*)", re.MULTILINE)


def test_a_module_that_is_shared_is_in_a_folder_for_it() -> None:
    shared = [name for name in MODULES if not Path(name).name.startswith(("test_", "conftest"))]
    assert {Path(name).parts[0] for name in shared} == SHARED


def test_what_is_imported_of_the_tests_is_shared() -> None:
    assert [name for name in MODULES if not set(IMPORTED.findall(_text(name))) <= SHARED] == []


@pytest.mark.parametrize("name", CONFTESTS)
def test_a_conftest_holds_fixtures_alone(name: str) -> None:
    others = [
        node.name
        for node in ast.parse(_text(name)).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("pytest_")
        and not any("pytest.fixture" in ast.unparse(decorator) for decorator in node.decorator_list)
    ]
    assert others == []


def _text(name: str) -> str:
    return (TESTS / name).read_text(encoding="utf-8")
