"""The national divisions on a real Neo4j: the first import, the second, one that is killed, and a new edition."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from commands.import_register import described
from errors import BadUserInput, Conflict
from graph_loaders.areas import areas_by_code
from graph_loaders.chains import chains_by_area
from graph_loaders.engine.database import Database
from importers.register_import import ImportOptions
from local_neo4j.launch import RunningNeo4j
from model.kinds import AreaKind, OrganisationForm, OrganisationKind
from model.records import AreaRecord
from model.rows import Area, Graph, Link, Organisation
from samples.load import load_graph
from tests.support.registers import (
    CLEAR,
    DISTRICT,
    OTHER_STREET,
    STATE,
    STREET,
    child_codes,
    context,
    excerpt,
    import_divisions,
    parent_code,
    read_csv,
    write_csv,
    write_divisions,
)

pytestmark = pytest.mark.database

BEFORE, EDITION_DAY, AFTER = date(2024, 6, 1), date(2024, 12, 31), date(2025, 6, 1)
RENAMED, MOVED, ABOLISHED, ADDED = f"{STREET}003", f"{STREET}006", f"{STREET}007", f"{STREET}399"
GRID = f"{STREET}003-g01"
CHILD = """
import asyncio, sys
from pathlib import Path
from graph_loaders.engine.database import Database
from importers import register_write
from tests.support.registers import import_divisions

register_write.CHANGES_A_TRANSACTION = 3

async def main(uri, user, password, *files):
    async with Database.open(uri, user, password, read_seconds=60) as database:
        await import_divisions(database, [Path(file) for file in files])

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
async def _cleared(database: Database) -> AsyncIterator[None]:
    yield
    await database.write(CLEAR, {})


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return write_divisions(tmp_path / "2023", excerpt())


async def state(database: Database) -> list[Any]:
    return await database.read(STATE, {}, seconds=60)


async def areas(database: Database, codes: list[str], day: date, *scope: str) -> list[AreaRecord]:
    """Those that are there, or in scope."""
    asked = context(database, day, scope or None)
    return [area for area in await asked.load(areas_by_code, codes, asked.moment(day)) if area]


def new_edition(folder: Path) -> list[Path]:
    """One community renamed, one moved, one abolished, one added."""
    divisions = excerpt()
    villages = divisions["villages.csv"]
    villages[:] = [row for row in villages if row["code"] != ABOLISHED]
    for row in villages:
        if row["code"] == RENAMED:
            row["name"] = "新体育社区居民委员会"
        if row["code"] == MOVED:
            row["streetCode"] = OTHER_STREET
    villages.append(villages[0] | {"code": ADDED, "name": "新设社区居委会", "streetCode": STREET})
    return write_divisions(folder, divisions)


async def test_the_first_import_adds_five_levels(database: Database, files: list[Path]) -> None:
    report = await import_divisions(database, files)

    number = sum(len(rows) for rows in excerpt().values())
    assert report.changes == {"added": number}
    assert await parent_code(database, STREET, AFTER) == DISTRICT
    assert await parent_code(database, DISTRICT, AFTER) == "4101"
    assert await parent_code(database, "4101", AFTER) == "41"
    city, community = await areas(database, ["4101", RENAMED], AFTER)
    assert (city.name, city.kind, city.synthetic) == ("郑州市", AreaKind.CITY, False)
    assert (community.name, community.register_name) == ("体育社区", "体育社区居民居委会")
    _, links, [load] = await state(database)
    assert (load["edition"], load["rows"]) == ("2023", number)
    assert load["finishedAt"] is not None
    assert [link for link in links if link[0] == "FALLS_TO"] == []  # nobody is above who could see by it


async def test_a_second_import_changes_nothing_and_says_so(database: Database, files: list[Path]) -> None:
    await import_divisions(database, files)
    before = await state(database)

    report = await import_divisions(database, files)

    assert report.changes == {}
    assert "0 added, 0 renamed, 0 moved, 0 abolished, nothing changed" in described(report, ImportOptions())
    assert await state(database) == before


async def test_an_import_that_is_killed_goes_on(
    database: Database, neo4j_server: RunningNeo4j, files: list[Path]
) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CHILD, neo4j_server.uri, neo4j_server.user, neo4j_server.password, *map(str, files),
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    try:
        async with asyncio.timeout(60):
            while True:
                _, _, loads = await state(database)
                if loads and loads[0]["rows"] >= 9:
                    break
                await asyncio.sleep(0.01)
    finally:
        child.send_signal(signal.SIGKILL)
        await child.wait()
    areas, _, [load] = await state(database)
    whole = sum(len(rows) for rows in excerpt().values())
    assert 9 <= len(areas) < whole
    assert load.get("finishedAt") is None

    report = await import_divisions(database, files)

    assert report.changes["added"] == whole - len(areas)
    killed_and_resumed = await state(database)
    await database.write(CLEAR, {})
    await import_divisions(database, files)
    in_one_go = await state(database)
    key = lambda area: area["code"]  # noqa: E731
    assert sorted(killed_and_resumed[0], key=key) == sorted(in_one_go[0], key=key)
    assert killed_and_resumed[1] == in_one_go[1]
    assert killed_and_resumed[2][0]["finishedAt"] is not None


async def test_a_new_edition_is_reported_before_it_is_applied(
    database: Database, files: list[Path], tmp_path: Path
) -> None:
    await import_divisions(database, files)
    before = await state(database)
    options = ImportOptions("2024", EDITION_DAY, dry_run=True, report=tmp_path / "report.csv")

    report = await import_divisions(database, new_edition(tmp_path / "2024"), options)

    assert report.changes == {"added": 1, "renamed": 1, "moved": 1, "abolished": 1}
    assert await state(database) == before
    told = {row["change"]: row for row in read_csv(tmp_path / "report.csv")}
    assert (told["added"]["code"], told["abolished"]["code"]) == (ADDED, ABOLISHED)
    assert (told["renamed"]["name_before"], told["renamed"]["name"]) == (
        "体育社区居民居委会",
        "新体育社区居民委员会",
    )
    assert (told["moved"]["parent_before"], told["moved"]["parent"]) == (STREET, OTHER_STREET)


async def test_a_new_edition_holds_from_its_day_on(
    database: Database, files: list[Path], tmp_path: Path
) -> None:
    await import_divisions(database, files)
    made_up = Graph(areas={GRID: Area(GRID, "一网格", "一网格", AreaKind.GRID, synthetic=True)})
    made_up.within.append(Link(GRID, RENAMED))
    await load_graph(database, made_up, lambda done, total, what: None)
    options = ImportOptions("2024", EDITION_DAY)
    edition = new_edition(tmp_path / "2024")

    await import_divisions(database, edition, options)

    assert await parent_code(database, MOVED, BEFORE) == STREET
    assert await parent_code(database, MOVED, AFTER) == OTHER_STREET
    assert await parent_code(database, ABOLISHED, BEFORE) == STREET
    assert await parent_code(database, ABOLISHED, AFTER) is None
    assert ADDED not in await child_codes(database, STREET, BEFORE)
    assert ADDED in await child_codes(database, STREET, AFTER)
    assert await child_codes(database, RENAMED, AFTER) == [GRID]
    renamed, abolished = await areas(database, [RENAMED, ABOLISHED], AFTER)
    assert (renamed.name, abolished.code) == ("新体育社区", ABOLISHED)
    again = await import_divisions(database, edition, options)
    assert again.changes == {}


async def test_scope_and_chains_follow_a_move(database: Database, files: list[Path], tmp_path: Path) -> None:
    """One street has a committee; a community that leaves the street leaves its scope too."""
    await import_divisions(database, files)
    committee = Organisation(
        STREET,
        "街道党工委",
        OrganisationKind.STREET_WORKING_COMMITTEE,
        OrganisationForm.WORKING_COMMITTEE,
        synthetic=True,
    )
    district = structs.replace(
        committee, code=DISTRICT, name="区委", kind=OrganisationKind.DISTRICT_COMMITTEE
    )
    graph = Graph(organisations={STREET: committee, DISTRICT: district}, part_of=[Link(STREET, DISTRICT)])
    graph.covers.append(Link(STREET, STREET))
    await load_graph(database, graph, lambda done, total, what: None)
    options = ImportOptions("2024", EDITION_DAY)

    await import_divisions(database, new_edition(tmp_path / "2024"), options)

    for day, codes in ((BEFORE, {MOVED, ABOLISHED, RENAMED}), (AFTER, {ADDED, RENAMED})):
        asked = [MOVED, ABOLISHED, ADDED, RENAMED]
        found = await areas(database, asked, day, f"organisation:{STREET}")
        # An area is there on every day: what was added is seen by those whom it falls to, from its day on.
        assert {area.code for area in found} == codes
        everybody = context(database, day)
        chains = await everybody.load(
            chains_by_area, [MOVED, RENAMED], everybody.moment(day), namesOnly=False, dated=True
        )
        assert [chain.complete for chain in chains if chain] == [MOVED in codes, True]


async def test_what_moves_needs_a_day(database: Database, files: list[Path], tmp_path: Path) -> None:
    await import_divisions(database, files)
    edition = new_edition(tmp_path / "2024")
    before = await state(database)

    with pytest.raises(BadUserInput, match="needs its own day"):
        await import_divisions(database, edition, ImportOptions("2024"))
    with pytest.raises(BadUserInput, match="1 moved: since when"):
        await import_divisions(database, edition)
    with pytest.raises(BadUserInput, match="compared as a whole"):
        await import_divisions(database, edition[3:], ImportOptions("2024", EDITION_DAY))
    assert await state(database) == before


async def test_another_edition_waits_for_one_that_is_unfinished(
    database: Database, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("importers.register_write.settle", broken)
        with pytest.raises(KeyboardInterrupt):
            await import_divisions(database, files)
    with pytest.raises(Conflict, match="begun and not finished"):
        await import_divisions(database, new_edition(tmp_path / "2024"), ImportOptions("2024", EDITION_DAY))

    report = await import_divisions(database, files)

    assert report.changes == {}
    _, _, [load] = await state(database)
    assert load["finishedAt"] is not None


async def test_bad_rows_are_told_and_nothing_is_written(database: Database, tmp_path: Path) -> None:
    divisions = excerpt()
    villages = divisions["villages.csv"]
    villages[0] |= {"name": ""}
    villages[1] |= {"code": villages[1]["code"] + "9"}
    villages[2] |= {"streetCode": "410105999"}
    villages[3] |= {"streetCode": "110105001"}
    villages.append(dict(villages[4]))
    files = write_divisions(tmp_path / "bad", divisions)
    errors = tmp_path / "errors.csv"

    with pytest.raises(BadUserInput, match="nothing was written") as refused:
        await import_divisions(database, files, ImportOptions(errors=errors))

    assert "villages.csv, row 2, name: EMPTY 此项为空。" in refused.value.message
    assert await state(database) == [[], [], []]
    bad = read_csv(errors)
    assert [row["error_code"] for row in bad] == [
        "EMPTY", "CODE_LENGTH", "PARENT_UNKNOWN", "PARENT_ELSEWHERE | PARENT_UNKNOWN", "DUPLICATE_CODE",
    ]  # fmt: skip
    assert [row["error_column"].partition(" ")[0] for row in bad] == [
        "name", "code", "streetCode", "streetCode", "code",
    ]  # fmt: skip

    good = excerpt()["villages.csv"]
    mended = [row | good[number] for number, row in enumerate(bad[:4])]
    mended.append(bad[4] | good[4] | {"code": ADDED})
    write_csv(errors, mended, "utf-8-sig")
    report = await import_divisions(database, [*files, errors])

    assert report.rows == sum(map(len, excerpt().values())) + 1
    alone = await import_divisions(database, [errors])
    assert (alone.rows, alone.changes) == (5, {})


async def test_a_finished_edition_is_not_compared_as_a_whole(database: Database, files: list[Path]) -> None:
    await import_divisions(database, files)

    report = await import_divisions(database, files[:4], replace(ImportOptions(), dry_run=True))

    assert report.changes == {}
