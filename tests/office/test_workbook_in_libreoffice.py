"""The workbook in LibreOffice, without its window: it opens, keeps what is in it, and prints."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from model.kinds import Language
from reports.xlsx import xlsx_report
from tests.support.report_examples import FORMULA, REPORT, UNCOVERED

SECONDS = 120
# UTF-8, text quoted as shown, every sheet in a file of its own.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

Convert = Callable[[str], Path]


@pytest.fixture(scope="module", params=list(Language))
def convert(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Converts the workbook of the example; gives the folder of what came out."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("there is no LibreOffice on this machine")
    folder = tmp_path_factory.mktemp("office")
    (folder / "report.xlsx").write_bytes(xlsx_report(REPORT, request.param))

    def run(form: str) -> Path:
        # A profile of its own: one that another LibreOffice holds would make this one end without a word.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        told = subprocess.run(
            [office, profile, "--headless", "--convert-to", form, "--outdir", folder, folder / "report.xlsx"],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=True,
        )
        assert "rror" not in told.stdout + told.stderr
        return folder

    return run


def test_every_sheet_comes_back(convert: Convert) -> None:
    folder = convert(EVERY_SHEET)
    sheets = {}
    for file in sorted(folder.glob("report-*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            sheets[file.stem.removeprefix("report-")] = list(csv.reader(lines))
    assert len(sheets) == 9
    [uncovered] = [rows for name, rows in sheets.items() if name.startswith("1 ")]
    assert UNCOVERED.id in uncovered[1]
    assert "经八路街道党工委" in uncovered[1]
    [few] = [rows for name, rows in sheets.items() if name.startswith("2 ")]
    # Opened, it is still the text that was given, and nothing that LibreOffice has reckoned.
    assert FORMULA in few[2]
    assert {"-2", "@3"} <= set(few[2])


def test_it_prints(convert: Convert) -> None:
    assert (convert("pdf") / "report.pdf").read_bytes().startswith(b"%PDF")
