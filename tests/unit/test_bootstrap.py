"""The first step of `make run` says in one sentence what a Python lacks."""

import subprocess
import sys
from pathlib import Path

import pytest

BOOTSTRAP = Path(__file__).parents[2] / "bootstrap.py"


@pytest.mark.parametrize(
    ("python_without", "sentence"),
    [
        ("sys.version_info = (3, 9, 2)", "Grassroots needs Python 3.11 or newer and this is 3.9; set PYTHON"),
        ("sys.modules['ensurepip'] = None", "This Python cannot make virtual environments; install its venv"),
    ],
)
def test_an_unfit_python_is_one_sentence(python_without: str, sentence: str, tmp_path: Path) -> None:
    script = f"import runpy, sys; {python_without}; runpy.run_path({str(BOOTSTRAP)!r}, run_name='__main__')"

    told = subprocess.run([sys.executable, "-c", script, "run"], capture_output=True, text=True, cwd=tmp_path)

    assert told.returncode == 1
    assert told.stderr.startswith(sentence)
    assert told.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())
