"""Re-makes `jars.lock`: `python -m local_neo4j.relock [VERSION]`.

jgo resolves the Community server as Maven would; what it finds is hashed and written down, so that nobody who
runs the project has to resolve anything, or to trust more than the hashes.
"""

import hashlib
import sys
from pathlib import PurePosixPath

from jgo.maven import MavenContext

from local_neo4j.jars import LOCK, neo4j_version


def main(version: str) -> None:
    """Write the lock of `version`: one line a jar, its path in a Maven repository and its SHA-256."""
    context = MavenContext()
    server = context.create_dependency(f"org.neo4j:neo4j:{version}")
    # Raw, as `mvn` would: otherwise the server's own managed versions, and with them its test jars, win.
    server.raw = True
    direct, transitive = context.resolver.resolve([server])
    lines = {}
    for dependency in [*direct, *transitive]:
        jar = dependency.artifact
        if jar.packaging == "jar" and dependency.scope in (None, "compile", "runtime"):
            path = PurePosixPath(jar.component.path_prefix.as_posix()) / jar.filename
            lines[str(path)] = hashlib.sha256(jar.resolve().read_bytes()).hexdigest()
    # The server's own jar comes first: its version names the whole.
    first = min(lines, key=lambda path: (not path.startswith("org/neo4j/neo4j/"), path))
    ordered = [first, *sorted(lines.keys() - {first})]
    LOCK.write_text("".join(f"{path} {lines[path]}\n" for path in ordered), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} jars of Neo4j {version}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else neo4j_version())
