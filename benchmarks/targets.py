"""What the product must reach, as ratios to the hand-written statement and to the peer within one run."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.measure import Figures
from benchmarks.questions import QUESTIONS

P50_TIMES, P99_TIMES, P99_MILLISECONDS = 1.6, 1.5, 3.0
STATEMENT_SHARE = 0.75
JOINED = ("q1", "q2")
JOINED_PEER_TIMES, JOINED_STATEMENT_TIMES_AT_64 = 4.0, 1.5
PEER_TIMES = {"q3": 3.0, "q4": 3.0, "q5": 5.0, "q6a": 20.0, "q6b": 3.0, "q7": 1.5, "q8": 2.5}
# Where the peer has another way to the same answer, the target is stated against that.
PEERS_BETTER_WAY = {"q8": "q8x"}
TWO_PROCESSES_TIMES = 1.6

# Figures by the server's name and the document's key.
Results = Mapping[tuple[str, str], Figures]


@dataclass(frozen=True, slots=True)
class Target:
    """`at_most`: the value must not be above the bound; else not below."""

    question: str
    what: str
    value: float
    bound: float
    at_most: bool

    @property
    def held(self) -> bool:
        return self.value <= self.bound if self.at_most else self.value >= self.bound


def targets_of(question: str, results: Results, product: str = "product") -> list[Target]:
    """The targets of one question, as far as what they compare with was measured."""
    ours = results.get((product, question))
    statement = results.get(("handwritten", question))
    peer = results.get(("peer", PEERS_BETTER_WAY.get(question, question)))
    if ours is None or statement is None:
        return []
    found = [
        Target(question, f"p50 ≤ {P50_TIMES} × statement", ours.p50, P50_TIMES * statement.p50, True),
        Target(
            question,
            f"p99 ≤ {P99_TIMES} × statement + {P99_MILLISECONDS:g} ms",
            ours.p99,
            P99_TIMES * statement.p99 + P99_MILLISECONDS,
            True,
        ),
    ]
    if question in JOINED:
        if peer:
            bound = JOINED_PEER_TIMES * peer.at_16
            found.append(Target(question, f"at 16 ≥ {JOINED_PEER_TIMES:g} × peer", ours.at_16, bound, False))
        found.append(Target(question, "at 16 ≥ statement", ours.at_16, statement.at_16, False))
        if ours.at_64 is not None:
            # The statement's best throughput is at 16 tasks, so that is the harder bound.
            bound = JOINED_STATEMENT_TIMES_AT_64 * statement.at_16
            what = f"at 64 ≥ {JOINED_STATEMENT_TIMES_AT_64} × statement"
            found.append(Target(question, what, ours.at_64, bound, False))
    elif QUESTIONS[question].beyond:
        what = f"at 16 ≥ {STATEMENT_SHARE} × statement"
        found.append(Target(question, what, ours.at_16, STATEMENT_SHARE * statement.at_16, False))
    elif peer:
        times = PEER_TIMES[question]
        bound = min(STATEMENT_SHARE * statement.at_16, times * peer.at_16)
        what = f"at 16 ≥ less of {STATEMENT_SHARE} × statement, {times:g} × peer"
        found.append(Target(question, what, ours.at_16, bound, False))
    if ours.errors:
        found.append(Target(question, "no errors under load", ours.errors, 0, True))
    return found


def two_processes(question: str, results: Results, cores: int) -> list[Target]:
    """Two processes beside one, where the database is not one's limit and the machine has the cores for so many more."""
    one, two = results.get(("product", question)), results.get(("product-2", question))
    if one is None or two is None or TWO_PROCESSES_TIMES * one.cores() > cores:
        return []
    if one.limit(cores) not in ("server", "turns"):
        return []
    what = f"two processes at 16 ≥ {TWO_PROCESSES_TIMES} × one"
    return [Target(question, what, two.at_16, TWO_PROCESSES_TIMES * one.at_16, False)]
