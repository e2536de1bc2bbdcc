"""Tables as others send them: CSV in UTF-8, with or without BOM, or in GB18030, and the first sheet of an XLSX."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from errors import BadUserInput

XLSX = "XLSX"
UTF_8, UTF_8_BOM, GB18030 = "UTF-8", "UTF-8 with BOM", "GB18030"
CODECS = {UTF_8: "utf-8", UTF_8_BOM: "utf-8-sig", GB18030: "gb18030"}
BLOCK_BYTES = 1 << 20

# The number of a row as a spreadsheet shows it (the headings are 1), and the texts of its cells without blanks.
NumberedRow = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """`form`: the encoding that was found out, or XLSX.  `columns`: the headings, none of which is twice."""

    path: Path
    form: str
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.path.name

    def rows(self) -> Iterator[NumberedRow]:
        """The rows below the headings, empty ones left out; read anew each time."""
        lines = _lines(self.path, self.form)
        next(lines)
        for number, cells in enumerate(lines, 2):
            if any(cells):
                yield number, cells


def open_table(path: Path) -> Table:
    """Find out the form and read the headings. Raises BadUserInput, which says what the file is not."""
    if not path.is_file():
        raise BadUserInput(
            f"There is no file {path}.", argument="FILE", hint="Give the path of a CSV or XLSX."
        )
    form = XLSX if path.suffix.lower() in (".xlsx", ".xlsm") else _encoding(path)
    columns = next(_lines(path, form), [])
    while columns and not columns[-1]:
        columns.pop()
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if not columns or twice:
        raise BadUserInput(
            f"{path.name}: the first row must name the columns, each once"
            + (f"; twice there is {', '.join(map(repr, twice))}." if twice else ", and it is empty."),
            argument="FILE",
            hint="Name each column in the first row.",
        )
    return Table(path, form, tuple(columns))


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        opening = file.read(4)
    if opening.startswith(codecs.BOM_UTF8):
        tried: Iterable[str] = (UTF_8_BOM,)
    else:
        tried = (UTF_8, GB18030)
    for form in tried:
        if _decodes(path, CODECS[form]):
            return form
    raise BadUserInput(
        f"{path.name} is neither UTF-8 nor GB18030.",
        argument="FILE",
        hint="Save it as CSV UTF-8 or as XLSX.",
    )


def _decodes(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)(errors="strict")
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                if "\0" in decoder.decode(block):
                    return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(path: Path, form: str) -> Iterator[list[str]]:
    return _sheet_lines(path) if form == XLSX else _csv_lines(path, CODECS[form])


def _csv_lines(path: Path, codec: str) -> Iterator[list[str]]:
    """Strict: read as it pleases, a quotation mark that is not closed takes all that follows into one cell."""
    begun = 1
    with path.open(encoding=codec, newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            for cells in reader:
                yield [cell.strip() for cell in cells]
                begun = reader.line_num + 1
        except csv.Error as error:
            raise BadUserInput(
                f"{path.name} is no CSV in the row that begins at line {begun}: {error}.",
                argument="FILE",
                hint='A cell that begins with " ends with one, and each " within it is written twice.',
            ) from error


def _sheet_lines(path: Path) -> Iterator[list[str]]:
    try:
        workbook = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, OSError, KeyError, ValueError) as error:
        raise BadUserInput(
            f"{path.name} is no XLSX.", argument="FILE", hint="Save it from the spreadsheet anew."
        ) from error
    with closing(workbook):
        for row in workbook.worksheets[0].iter_rows(values_only=True):
            yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    """A cell as a person reads it: a code that was typed as a number has no `.0` behind it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
