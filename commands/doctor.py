"""`grassroots doctor`: what works here and what does not. Each check is one line in plain words."""

import asyncio
import json
import shutil
import socket
import sys
import time
import urllib.request
from http.client import HTTPException
from typing import NamedTuple

import typer

from commands.running_neo4j import running_neo4j
from errors import GrassrootsError
from graph_loaders.engine.catalogue import statement, statement_names
from graph_loaders.engine.database import Database
from local_neo4j import jars
from local_neo4j.errors import CannotStart
from local_neo4j.java import find_java
from local_neo4j.memory import memory_of_machine
from settings import Settings, read_settings

CLOCK_SECONDS = 5.0
ANSWER_SECONDS = 2.0


def doctor() -> None:
    """Say what works here and what does not, and how to mend it."""
    settings = read_settings()
    found = _of_machine(settings)
    try:
        with running_neo4j(settings) as located:
            found += asyncio.run(_of_database(located))
    except CannotStart as error:
        found.append(Check("Neo4j", False, str(error)))
    for check in found:
        typer.echo(f"{'works' if check.works else 'FAILS':6} {check.name:10} {check.says}")
    if not all(check.works for check in found):
        raise typer.Exit(1)


class Check(NamedTuple):
    """`says`: what was found, and where it fails how to mend it."""

    name: str
    works: bool
    says: str


def _of_machine(settings: Settings) -> list[Check]:
    """Python, the API's port and, where Neo4j is embedded, Java, jars, memory and disk."""
    found = [Check("Python", True, sys.version.split()[0]), _port(settings)]
    return found if settings.neo4j_uri else [*found, _java(), _jars(settings), _memory(), _disk(settings)]


async def _of_database(settings: Settings) -> list[Check]:
    """The server that answers: version, edition, clock, indexes, sample."""
    uri = settings.login[0]
    try:
        async with Database.open(*settings.login, settings.neo4j_database) as database:
            version, edition, now = await database.read(statement("setup/server_facts"), {})
            ahead = abs(now / 1000 - time.time())
            indexes, unready = await database.read(statement("setup/index_states"), {})
            (applied,) = await database.read(statement("setup/setup_applied"), {})
            made_by, finished, filled = await database.read(statement("setup/load_state"), {})
    except GrassrootsError as error:
        return [Check("Neo4j", False, f"{uri}: {error.message} {error.extensions.get('hint', '')}".strip())]
    missing = len([n for n in statement_names("setup") if n.split("/")[1][0].isdigit()]) - len(applied)
    sample = made_by if finished else "a load that was not finished" if made_by else "data of your own"
    return [
        Check("Neo4j", True, f"{version} {edition} at {uri}"),
        Check("Clock", ahead < CLOCK_SECONDS, f"the server's differs by {ahead:.1f} s from this machine's"),
        Check(
            "Indexes",
            not unready,
            f"{indexes}, not ready: {', '.join(unready) or 'none'}; "
            f"set-up statements that `serve` has still to apply: {max(missing, 0)}",
        ),
        Check("Data", finished or not made_by, sample if filled else "none yet; `serve` loads the sample"),
    ]


def _port(settings: Settings) -> Check:
    place = f"{settings.host}:{settings.port}"
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if _is_up(settings):
                return Check("Port", True, f"Grassroots answers at {place}")
            return Check("Port", False, f"{place}: {error.strerror}; set HOST and PORT")
    return Check("Port", True, f"{place} is free for the API")


def _is_up(settings: Settings) -> bool:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    url = f"http://{host}:{settings.port}/livez"
    try:
        with urllib.request.urlopen(url, timeout=ANSWER_SECONDS) as told:
            return bool(json.load(told) == {"status": "alive"})
    except (OSError, ValueError, HTTPException):
        return False


def _java() -> Check:
    try:
        java = find_java()
    except CannotStart as error:
        return Check("Java", False, str(error))
    return Check("Java", True, f"{java.version} at {java.executable}")


def _jars(settings: Settings) -> Check:
    files = jars.class_path(settings.grassroots_cache)
    present = sum(file.exists() for file in files)
    where = f"of Neo4j {jars.neo4j_version()} in {settings.grassroots_cache}"
    wrong = jars.damaged(settings.grassroots_cache)
    if wrong:
        return Check("Jars", False, f"{len(wrong)} {where} are damaged: delete {wrong[0]} and the like")
    return Check(
        "Jars", True, f"{present} of {len(files)} {where}; what is missing is downloaded at the start"
    )


def _memory() -> Check:
    try:
        memory = memory_of_machine()
    except CannotStart as error:
        return Check("Memory", False, str(error))
    return Check("Memory", True, f"{memory.heap} MB heap and {memory.page_cache} MB page cache for Neo4j")


def _disk(settings: Settings) -> Check:
    settings.grassroots_home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(settings.grassroots_home).free // 1_000_000
    return Check("Disk", free > 500, f"{free} MB free for {settings.grassroots_home}")
