"""A command of `grassroots` as it is run: a process of its own, before the sample, on the day of the tests."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.serving import ROOT

SECONDS = 120


class Command:
    """`line`: what is run before what is asked.  `folder`: a place for files."""

    def __init__(self, settings: Mapping[str, str], folder: Path, *line: str) -> None:
        self.folder = folder
        self.line = [sys.executable, "-m", "tests.support.on_the_day", *line]
        self.environment = {**os.environ, **settings, "QUERY_TIMEOUT": "60"}

    def __call__(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*self.line, *arguments],
            cwd=ROOT,
            env={**self.environment, **environment},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
