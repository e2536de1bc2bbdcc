"""Jars come from a mirror or a folder, verified, once; what is wrong is one sentence."""

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from local_neo4j import jars
from local_neo4j.errors import CannotStart

JARS = {f"org/example/a{n}/1/a{n}-1.jar": f"jar {n}".encode() * 1000 for n in range(5)}


class Mirror(ThreadingHTTPServer):
    """Serves a folder on loopback and counts what is asked of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, Counter[str]()
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(SimpleHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        self.server.asked[self.path.lstrip("/")] += 1
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    """A mirror of five jars, which are all that the lock names."""
    for path, content in JARS.items():
        file = tmp_path / "mirror" / path
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
    lock = tmp_path / "jars.lock"
    lock.write_text("".join(f"{path} {sha256(content).hexdigest()}\n" for path, content in JARS.items()))
    monkeypatch.setattr(jars, "LOCK", lock)
    server = Mirror(tmp_path / "mirror")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_what_is_missing_is_downloaded_once_and_nothing_after(mirror: Mirror, tmp_path: Path) -> None:
    found = jars.obtain(tmp_path / "cache", mirror.address)
    again = jars.obtain(tmp_path / "cache", mirror.address)

    assert [file.read_bytes() for file in found] == list(JARS.values())
    assert again == found
    assert mirror.asked == dict.fromkeys(JARS, 1)


def test_an_interrupted_download_goes_on_with_the_missing_jars(mirror: Mirror, tmp_path: Path) -> None:
    first, *_, last = jars.obtain(tmp_path / "cache", mirror.address)
    last.unlink()

    jars.obtain(tmp_path / "cache", mirror.address)

    assert last.read_bytes() == JARS["org/example/a4/1/a4-1.jar"]
    assert first.exists()
    assert sum(mirror.asked.values()) == len(JARS) + 1


def test_a_folder_serves_as_a_mirror(mirror: Mirror, tmp_path: Path) -> None:
    found = jars.obtain(tmp_path / "cache", str(mirror.folder))

    assert [file.read_bytes() for file in found] == list(JARS.values())
    assert not mirror.asked


def test_two_at_once_download_each_jar_once(mirror: Mirror, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as both:
        runs = [both.submit(jars.obtain, tmp_path / "cache", mirror.address) for _ in range(2)]

    assert runs[0].result() == runs[1].result()
    assert mirror.asked == dict.fromkeys(JARS, 1)


def test_a_jar_with_another_content_is_refused(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jars, "RETRIES", 0)
    path = next(iter(JARS))
    (mirror.folder / path).write_bytes(b"something else")

    with pytest.raises(CannotStart, match="could not be downloaded"):
        jars.obtain(tmp_path / "cache", mirror.address)

    assert not (tmp_path / "cache" / "maven" / path).exists()


def test_a_jar_that_changed_on_disk_is_found(mirror: Mirror, tmp_path: Path) -> None:
    found = jars.obtain(tmp_path / "cache", mirror.address)
    found[2].write_bytes(b"damaged")

    assert jars.damaged(tmp_path / "cache") == [found[2]]


def test_a_cache_that_cannot_be_written_is_said(mirror: Mirror, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CannotStart, match=r"cannot be written to .*set GRASSROOTS_CACHE"):
        jars.obtain(tmp_path / "file" / "cache", mirror.address)


def test_too_little_disk_is_said_before_anything_is_downloaded(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jars, "DISK_NEEDED", 10**18)

    with pytest.raises(CannotStart, match="MB free and Neo4j needs 1000000000000 MB"):
        jars.obtain(tmp_path / "cache", mirror.address)

    assert not mirror.asked


def test_the_committed_lock_is_the_server() -> None:
    locked = jars.locked_jars()

    assert len(locked) == 225
    assert next(iter(locked)) == f"org/neo4j/neo4j/{jars.neo4j_version()}/neo4j-{jars.neo4j_version()}.jar"
    assert all(len(digest) == 64 for digest in locked.values())
    assert not [path for path in locked if "junit" in path or "mockito" in path]
