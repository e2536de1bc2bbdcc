"""What changed from one commit to another: both served side by side, from the same graph, in the same rounds.

A change counts as more than noise where each round of one commit lies on the same side of each round of the other, and
their medians are 5 % apart. Of five rounds each, chance alone does the first once in 126 times.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.graph import KEPT
from benchmarks.machine import git
from benchmarks.measure import Figures

ROUNDS = 5
LEAST = 0.05
# From the product's figures and the statement's of the same round; CPU in milliseconds a request.
COMPARED: dict[str, Callable[[Figures, Figures], float]] = {
    "p50 / statement": lambda ours, statement: ours.p50 / statement.p50,
    "p99 / statement": lambda ours, statement: ours.p99 / statement.p99,
    "at 16 / statement": lambda ours, statement: ours.at_16 / statement.at_16,
    "server CPU": lambda ours, statement: ours.server_cpu,
    "database CPU": lambda ours, statement: ours.database_cpu,
}

Rounds = Mapping[tuple[str, str], Sequence[Figures]]
"""By the server's name and the document's key."""


class NoCommit(Exception):
    """Git knows no such commit; the text says what git was asked, and what it said."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of each round, before and after."""

    question: str
    what: str
    before: list[float]
    after: list[float]

    @property
    def share(self) -> float:
        """0.1: a tenth more than before."""
        return median(self.after) / median(self.before) - 1

    @property
    def is_more_than_noise(self) -> bool:
        apart = max(self.before) < min(self.after) or max(self.after) < min(self.before)
        return apart and abs(self.share) >= LEAST


def changes(rounds: Rounds, before: str, after: str) -> list[Change]:
    """Of two servers, by question and figure."""
    found = []
    for (server, key), statement in rounds.items():
        if server == "handwritten":
            one, other = (list(zip(rounds[own, key], statement, strict=True)) for own in (before, after))
            for what, figure in COMPARED.items():
                found.append(
                    Change(key, what, [figure(*own) for own in one], [figure(*own) for own in other])
                )
    return found


def rows(found: Sequence[Change]) -> list[list[str]]:
    """Of a table: a line a question, a column a figure."""
    questions = dict.fromkeys(change.question for change in found)
    return [[key, *(_cell(change) for change in found if change.question == key)] for key in questions]


def _cell(change: Change) -> str:
    share = f"{100 * change.share:+.0f} %"
    mark = f"**{share}**" if change.is_more_than_noise else f"({share})"
    return f"{median(change.before):.2f} → {median(change.after):.2f} {mark}"


def short(commit: str) -> str:
    """The commit's short hash. Raises NoCommit."""
    return _git("rev-parse", "--short=10", f"{commit}^{{commit}}")


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """A folder with the files of a commit, for so long. Raises NoCommit."""
    folder = KEPT / "commits" / short(commit)
    shutil.rmtree(folder, ignore_errors=True)
    _git("worktree", "prune")
    _git("worktree", "add", "--detach", str(folder), commit)
    try:
        yield folder
    finally:
        _git("worktree", "remove", "--force", str(folder))


def _git(*arguments: str) -> str:
    try:
        return git(*arguments)
    except subprocess.CalledProcessError as error:
        raise NoCommit(f"git {' '.join(arguments)}: {error.stderr.strip()}") from None
