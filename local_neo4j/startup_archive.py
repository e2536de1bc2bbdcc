"""Java's start-up archive (JEP 483, 514): the server's classes, kept loaded and linked by an earlier start.

docs/adr/0002 has the figures. Java itself ignores an archive that does not fit.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

from local_neo4j.jars import LOCK
from local_neo4j.java import Java

_FIRST_JAVA: Final = 25


def archive_path(cache: Path, java: Java) -> Path | None:
    """Where the archive of these jars and this Java is or will be; None where Java is too old to have one."""
    if java.major < _FIRST_JAVA:
        return None
    key = sha256(LOCK.read_bytes() + java.version.encode()).hexdigest()[:16]
    return cache / f"startup-{key}.aot"


def options(cache: Path, java: Java) -> tuple[str, ...]:
    """The options of Java that use the archive, if there is one."""
    archive = archive_path(cache, java)
    return (f"-XX:AOTCache={archive}",) if archive and archive.exists() else ()
