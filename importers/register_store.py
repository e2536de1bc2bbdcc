"""A register on its way into the graph: its rows, what is wrong with them, what the graph holds, and what differs.

All on disk, in a database of SQLite's that goes with the process, and compared there: the register of a country takes
no more memory than a street's.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import orjson

from importers.row_problems import Problem, RowError

# `content`: what a row tells, or the graph holds of it, as JSON; what a row does not tell stays, and null is nothing.
# `called`: the name that a change of which is a renaming. `level`: 0 is the top. `parent` of a row and `end` of a link:
# the code of the area above, or around.
TABLES = """
CREATE TABLE rows (file, line INTEGER, code, level INTEGER, called, parent, parent_field, content);
CREATE TABLE errors (file, line INTEGER, field, value, problem, other);
CREATE TABLE held (code PRIMARY KEY, synthetic, level INTEGER, called, content) WITHOUT ROWID;
CREATE TABLE links (code, end, since, PRIMARY KEY (code, end, since));
CREATE TABLE changes (change, code, level INTEGER, called, parent, content, before_called, before_parent);
"""
INDEX = "CREATE INDEX rows_by_code ON rows (code)"
DUPLICATES = """
INSERT INTO errors
SELECT later.file, later.line, 'code', later.code, ?, first.file || ' ' || first.line
FROM (SELECT code, min(rowid) AS number FROM rows GROUP BY code HAVING count(*) > 1) twice
JOIN rows first ON first.rowid = twice.number
JOIN rows later ON later.code = twice.code AND later.rowid <> twice.number
"""
NOT_ABOVE = """
INSERT INTO errors
SELECT rows.file, rows.line, rows.parent_field, rows.parent, ?, json_extract(above.content, '$.kind')
FROM rows JOIN rows above ON above.code = rows.parent
WHERE above.level >= rows.level
"""
NEW = "INSERT INTO changes SELECT {}, code, rows.level, rows.called, rows.parent, rows.content, {}, {} FROM rows {}"
CHANGES = (
    NEW.format("'added'", "null", "null", "WHERE code NOT IN (SELECT code FROM held)"),
    NEW.format(
        "CASE WHEN rows.called <> held.called THEN 'renamed' ELSE 'changed' END",
        "held.called", "null", """JOIN held USING (code)
        WHERE json_patch(held.content, rows.content) <> json_patch(held.content, '{}')""",
    ),
    NEW.format(
        "CASE WHEN links.end IS NULL THEN 'placed' ELSE 'moved' END", "null", "group_concat(links.end, ' ')",
        """JOIN held USING (code) LEFT JOIN links USING (code)
        WHERE rows.parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM links WHERE links.code = rows.code AND end = parent)
        GROUP BY code""",
    ),
)  # fmt: skip
ABOLISHED = """
INSERT INTO changes
SELECT 'abolished', code, level, called, null, content, called, group_concat(end, ' ') FROM held JOIN links USING (code)
WHERE NOT synthetic AND code NOT IN (SELECT code FROM rows) GROUP BY code
"""
ENDED = ("moved", "abolished")


class RegisterRow(NamedTuple):
    """`content`: property → value, of the node.  `parent_field`: where the row tells its parent."""

    code: str
    level: int
    called: str
    parent: str | None
    content: dict[str, Any]
    parent_field: str = "parent_code"


class HeldNode(NamedTuple):
    """`links`: the current ones, as the other end's code and since when (ISO 8601)."""

    row: RegisterRow
    synthetic: bool
    links: Sequence[tuple[str, str | None]]


class Change(NamedTuple):
    """One difference between register and graph. `ended`: the links that it ends, as [code, since or None]."""

    change: str
    code: str
    called: str
    parent: str | None
    content: dict[str, Any]
    before_called: str | None
    before_parent: str | None
    ended: Sequence[tuple[str, str | None]]


class RegisterStore:
    """Filled in this order: rows and errors, `check`, what is held, `compare`; then the changes are read."""

    def __init__(self) -> None:
        self._sql = sqlite3.connect("", isolation_level=None)
        # It goes with the process: there is nothing to recover.
        self._sql.executescript("PRAGMA journal_mode = OFF;" + TABLES + "BEGIN")

    def close(self) -> None:
        self._sql.close()

    def add_row(self, file: str, line: int, row: RegisterRow) -> None:
        self._sql.execute(
            "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (file, line, *row[:4], row.parent_field, _json(row.content)),
        )

    def add_error(self, error: RowError) -> None:
        self._sql.execute("INSERT INTO errors VALUES (?, ?, ?, ?, ?, ?)", error)

    def check(self, *, levels: bool) -> None:
        """Find codes that are there twice and, with levels, parents that are not above."""
        self._sql.execute(INDEX)
        self._sql.execute(DUPLICATES, (Problem.DUPLICATE_CODE,))
        if levels:
            self._sql.execute(NOT_ABOVE, (Problem.PARENT_LEVEL,))

    def parents_elsewhere(self) -> list[str]:
        """The codes of parents that are no rows."""
        found = self._sql.execute(
            "SELECT DISTINCT parent FROM rows WHERE parent IS NOT NULL AND parent NOT IN (SELECT code FROM rows)"
        )
        return [code for (code,) in found]

    def add_errors_of_parent(self, parent: str, problem: Problem, level: int, other: str) -> None:
        """An error of each row below the parent whose own level is `level` or above it."""
        self._sql.execute(
            """INSERT INTO errors SELECT file, line, parent_field, parent, ?, ? FROM rows
            WHERE parent = ? AND level <= ?""",
            (problem, other, parent, level),
        )

    def errors(self, limit: int = -1) -> Iterator[RowError]:
        """By file, in the order of the rows."""
        return map(
            RowError._make, self._sql.execute("SELECT * FROM errors ORDER BY file, line LIMIT ?", (limit,))
        )

    def count(self, table: str) -> int:
        """How many there are of `rows` or `errors`."""
        sql = {"rows": "SELECT count(*) FROM rows", "errors": "SELECT count(*) FROM errors"}[table]
        number: int = self._sql.execute(sql).fetchone()[0]
        return number

    def levels(self) -> set[int]:
        return {level for (level,) in self._sql.execute("SELECT DISTINCT level FROM rows")}

    def prefixes(self, length: int) -> list[str]:
        """The openings of the codes, in order."""
        found = self._sql.execute("SELECT DISTINCT substr(code, 1, ?) FROM rows ORDER BY 1", (length,))
        return [prefix for (prefix,) in found]

    def codes(self, batch: int) -> Iterator[list[str]]:
        """All codes, in batches."""
        cursor = self._sql.execute("SELECT code FROM rows ORDER BY code")
        while found := cursor.fetchmany(batch):
            yield [code for (code,) in found]

    def add_held(self, nodes: Iterable[HeldNode]) -> None:
        for row, synthetic, links in nodes:
            there = {name: value for name, value in row.content.items() if value is not None}
            held = (row.code, synthetic, row.level, row.called, _json(there))
            self._sql.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?)", held)
            ends = [(row.code, end, since) for end, since in links]
            self._sql.executemany("INSERT OR REPLACE INTO links VALUES (?, ?, ?)", ends)

    def compare(self, *, abolish: bool) -> dict[str, int]:
        """How many changes there are of each sort. `abolish`: what is held and is no row is abolished."""
        for sql in (*CHANGES, *([ABOLISHED] if abolish else [])):
            self._sql.execute(sql)
        counted = self._sql.execute(
            "SELECT change, count(*) FROM changes GROUP BY change ORDER BY min(rowid)"
        )
        return dict(counted.fetchall())

    def changes(self, only: str | None = None, limit: int = -1) -> Iterator[Change]:
        """From the top level down, so that what is above is written first; of one sort, where one is named."""
        for *fields, content, before_called, before_parent in self._sql.execute(
            """SELECT change, code, called, parent, content, before_called, before_parent
            FROM changes WHERE coalesce(change = ?, true) ORDER BY level, code, rowid LIMIT ?""",
            (only, limit),
        ):
            change, code, called, parent = fields
            ended = self._links(code) if change in ENDED else ()
            told = orjson.loads(content)
            yield Change(change, code, called, parent, told, before_called, before_parent, ended)

    def latest_end_since(self) -> str | None:
        """The latest day since which a link holds that a change ends."""
        found = self._sql.execute(
            "SELECT max(since) FROM links WHERE code IN (SELECT code FROM changes WHERE change IN (?, ?))",
            ENDED,
        )
        latest: str | None = found.fetchone()[0]
        return latest

    def _links(self, code: str) -> list[tuple[str, str | None]]:
        return self._sql.execute("SELECT end, since FROM links WHERE code = ?", (code,)).fetchall()


def _json(content: dict[str, Any]) -> str:
    return orjson.dumps(content).decode()
