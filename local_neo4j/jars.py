"""The jars of the Neo4j Community server: which they are, and how they come onto this machine."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pooch
from filelock import FileLock
from jgo.constants import MAVEN_CENTRAL_URL
from requests import RequestException
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from local_neo4j.errors import CannotStart

LOCK: Final = Path(__file__).with_name("jars.lock")
DISK_NEEDED: Final = 500_000_000
AT_ONCE: Final = 8
RETRIES: Final = 3


def locked_jars() -> dict[str, str]:
    """Path in a Maven repository → SHA-256, of every jar on the class path, in its order."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def neo4j_version() -> str:
    """The locked version, such as 2026.08.1."""
    return Path(next(iter(locked_jars()))).parent.name


def class_path(cache: Path) -> list[Path]:
    """Where the jars are, or will be, in `cache`."""
    return [cache / "maven" / path for path in locked_jars()]


def obtain(cache: Path, repository: str | None = None) -> list[Path]:
    """Bring what is missing of the locked jars into `cache`, verified, and return the class path.

    `repository` is the address, or the folder, of a mirror of Maven Central. A jar gets its name only
    after its hash was found right, so an interrupted run goes on where it stopped, and a name that is there
    can be trusted. Raises `CannotStart`.
    """
    if all(jar.exists() for jar in class_path(cache)):
        return class_path(cache)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "maven.lock"):
            missing = [jar for jar in locked_jars() if not (cache / "maven" / jar).exists()]
            if missing:  # another process may have brought them while we waited
                _download(missing, cache, repository or MAVEN_CENTRAL_URL)
    except OSError as error:
        raise CannotStart(
            f"The cache folder {cache} cannot be written to ({error.strerror}); "
            "set GRASSROOTS_CACHE to one that can."
        ) from error
    return class_path(cache)


def _download(missing: list[str], cache: Path, repository: str) -> None:
    free = shutil.disk_usage(cache).free
    if free < DISK_NEEDED:
        raise CannotStart(
            f"{cache} has {free // 1_000_000} MB free and Neo4j needs {DISK_NEEDED // 1_000_000} MB; "
            "make room, or set GRASSROOTS_CACHE to a folder on another disk."
        )
    for archive in cache.glob("startup-*.aot"):
        archive.unlink()  # Java holds it to the jars' times, which are about to change
    source = pooch.create(
        path=cache / "maven",
        base_url=repository.rstrip("/") + "/",
        registry=locked_jars(),
        retry_if_failed=RETRIES,
    )
    for jar in missing:  # pooch makes them too, but not safely in several threads
        (cache / "maven" / jar).parent.mkdir(parents=True, exist_ok=True)
    pooch.get_logger().setLevel("WARNING")
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns) as progress, ThreadPoolExecutor(AT_ONCE) as threads:
        task = progress.add_task(f"Neo4j {neo4j_version()}, jars", total=len(missing))
        copy = _copy if Path(repository).is_dir() else None
        downloads = [threads.submit(source.fetch, jar, downloader=copy) for jar in missing]
        try:
            for download in downloads:
                download.result()
                progress.advance(task)
        except (RequestException, ValueError, FileNotFoundError) as error:
            threads.shutdown(cancel_futures=True)
            raise CannotStart(
                f"Neo4j could not be downloaded ({error}); check the network, set MAVEN_MIRROR to a mirror "
                "of Maven Central, use BUNDLE, or set NEO4J_URI to your own server. A new try goes on where "
                "this one stopped."
            ) from error


def _copy(path: str, target: str, _: pooch.Pooch) -> None:
    shutil.copyfile(path, target)


def damaged(cache: Path) -> list[Path]:
    """The jars in `cache` whose content is not what the lock says: a disk or a person changed them."""
    hashes = zip(class_path(cache), locked_jars().values(), strict=True)
    return [jar for jar, known in hashes if jar.exists() and pooch.file_hash(str(jar)) != known]
