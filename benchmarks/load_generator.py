"""Many connections at once, by wrk: a generator in C, so that the server is the limit and not who asks."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.graph import KEPT

SCRIPT = Path(__file__).with_name("post.lua")


class NoGenerator(Exception):
    """wrk is not to be had here; the text is one plain sentence."""


@dataclass(frozen=True, slots=True)
class Load:
    """What came back under load. `errors`: refused, timed out or not answered; `bytes_each`: with its headers."""

    requests: int
    errors: int
    seconds: float
    bytes_each: int
    p50: float
    p99: float

    @property
    def per_second(self) -> float:
        """Of good answers."""
        return (self.requests - self.errors) / self.seconds


def have_generator() -> None:
    """Install wrk where that is possible and needed. Raises NoGenerator."""
    if shutil.which("wrk"):
        return
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        for arguments in (["update"], ["install", "-y", "wrk"]):
            subprocess.run(["apt-get", "-qq", *arguments], check=False, stdout=subprocess.DEVNULL)
    if not shutil.which("wrk"):
        raise NoGenerator(
            "wrk is missing: install it (Debian and Ubuntu: apt-get install wrk; macOS: brew install wrk)."
        )


def put_under_load(port: int, bodies: Sequence[bytes], connections: int, seconds: float) -> Load:
    """Ask with the bodies in turn. Of a slow question nothing may have come back yet."""
    file = KEPT / "bodies"
    file.write_bytes(b"\n".join(bodies) + b"\n")
    command = ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", "60s"]
    ended = subprocess.run(
        [*command, "-s", str(SCRIPT), f"http://127.0.0.1:{port}", "--", str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(ended.stdout.splitlines()[-1])
    count = told["requests"]
    return Load(
        count, told["errors"], told["seconds"], told["bytes"] // max(count, 1), told["p50"], told["p99"]
    )
