"""`grassroots jars`: Neo4j's jars, for a machine that cannot download them."""

from pathlib import Path

from local_neo4j.jars import obtain
from settings import read_settings


def jars(folder: Path) -> None:
    """Put Neo4j's jars into a folder that can serve as a MAVEN_MIRROR."""
    settings = read_settings()
    obtain(settings.grassroots_cache, settings.maven_mirror)
    obtain(folder, str(settings.grassroots_cache / "maven"))
