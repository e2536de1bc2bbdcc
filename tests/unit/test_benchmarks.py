"""What the benchmarks ask, and when a target is held. That the answers are equal is verified by each run itself."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse, validate

from benchmarks.answers import HANDWRITTEN, NAIVE, PEER, PRODUCT
from benchmarks.difference import Change
from benchmarks.measure import Figures
from benchmarks.questions import MEMBERS_OF_Q12, QUESTIONS
from benchmarks.servers import question_of
from benchmarks.soak import Sample, verdict
from benchmarks.targets import PEER_TIMES, Target, targets_of, two_processes
from execution.limits import Limits, Measured
from tests.support.contract import contract

CHECKOUT = Path(__file__).resolve().parents[2]
BENCHMARKS = CHECKOUT / "benchmarks"
OF_ALL = {key for key, question in QUESTIONS.items() if not question.beyond}
DOCUMENTS = sorted((BENCHMARKS / "queries").glob("*.graphql"))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_documents_of_the_product_fit_the_schema_and_its_limits(file: Path) -> None:
    document = parse(file.read_text(encoding="utf-8"))
    assert validate(contract(), document) == []
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    Measured(contract(), document, Limits()).check_cost(operation, {"ids": ["id"] * MEMBERS_OF_Q12})


@pytest.mark.parametrize(
    ("folder", "ending", "readers", "asked"),
    [
        ("handwritten", "cypher", HANDWRITTEN, set(QUESTIONS)),
        ("queries", "graphql", PRODUCT, set(QUESTIONS)),
        ("peers/neo4j-graphql/queries", "graphql", PEER, OF_ALL),
        ("peers/naive-strawberry/queries", "graphql", NAIVE, OF_ALL),
    ],
)
def test_every_server_is_asked_its_questions(
    folder: str, ending: str, readers: Mapping[str, object], asked: set[str]
) -> None:
    assert {question_of(key) for key in readers} == asked
    assert set(readers) <= {file.stem for file in (BENCHMARKS / folder).glob(f"*.{ending}")}


@pytest.mark.parametrize("key", QUESTIONS)
def test_statement_reads_alone_and_for_a_day(key: str) -> None:
    text = QUESTIONS[key].statement
    assert re.search(r"^// params: .*asOf: DATE$", text, re.MULTILINE)
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE)\b", text)


def test_joined_questions_must_beat_the_statement_itself() -> None:
    held = _held(
        "q1", product=_figures(at_16=3_000, at_64=4_500), statement=_figures(), peer=_figures(at_16=700)
    )
    assert held == {"16 ≥ 4 × peer": True, "16 ≥ statement": True, "64 ≥ 1.5 × statement": True}


def test_other_questions_must_reach_the_lesser_of_two_bounds() -> None:
    [times] = {PEER_TIMES["q3"]}
    near_the_peer = _figures(at_16=times * 100)
    assert all(_held("q3", product=near_the_peer, statement=_figures(), peer=_figures(at_16=100)).values())
    near_the_statement = _figures(at_16=0.75 * _figures().at_16)
    assert all(_held("q3", product=near_the_statement, statement=_figures(), peer=_figures()).values())
    assert not any(_held("q3", product=_figures(at_16=100), statement=_figures(), peer=_figures()).values())


def test_latency_is_held_against_the_statement() -> None:
    results = {
        ("product", "q7"): _figures(p50=1.61, p99=4.5),
        ("handwritten", "q7"): _figures(p50=1.0, p99=1.0),
    }
    assert [target.held for target in targets_of("q7", results)] == [False, True]


def test_questions_beyond_the_issue_are_held_against_the_statement_alone() -> None:
    results = {("product", "q9"): _figures(at_16=74), ("handwritten", "q9"): _figures(at_16=100)}
    assert [target.held for target in targets_of("q9", results)] == [True, True, False]


@pytest.mark.parametrize(
    ("server", "database", "idle", "limit"),
    [
        (0.9, 0.3, 0.7, "server"),
        (0.5, 0.85, 0.6, "database"),
        (0.6, 0.6, 0.8, "turns"),
        (0.9, 0.9, 0.1, "machine"),
        (0.4, 0.4, 0.1, "others"),
    ],
)
def test_who_is_the_limit_is_told_by_the_cores_that_are_used(
    server: float, database: float, idle: float, limit: str
) -> None:
    assert Figures(1, 1, 1_000, None, server, database, idle=idle).limit(cores=2) == limit


def test_two_processes_are_held_against_one_where_the_machine_has_the_cores() -> None:
    results = {
        ("product", "q1"): Figures(1, 1, 1_000, None, 0.9, 0.3),
        ("product-2", "q1"): _figures(at_16=1_500),
    }
    assert [target.held for target in two_processes("q1", results, cores=4)] == [False]
    assert two_processes("q1", results, cores=1) == []


@pytest.mark.parametrize(
    ("after", "more"), [([0.8, 0.9, 0.85], True), ([0.8, 1.0, 0.85], False), ([0.97, 0.98, 0.97], False)]
)
def test_a_change_is_more_than_noise_where_no_round_overlaps_and_it_is_large(
    after: list[float], more: bool
) -> None:
    assert Change("q1", "p50 / statement", [1.0, 1.1, 0.99], after).is_more_than_noise is more


def test_memory_is_flat_by_its_later_quarters() -> None:
    filling = [Sample(5.0 * index, min(100 + index, 140)) for index in range(100)]
    assert verdict(filling).flat
    growing = [Sample(5.0 * index, 100 + index) for index in range(100)]
    assert not verdict(growing).flat
    assert verdict(growing).slope == pytest.approx(12)


def _figures(
    *, p50: float = 1.0, p99: float = 2.0, at_16: float = 2_500, at_64: float | None = None
) -> Figures:
    return Figures(p50, p99, at_16, at_64, server_cpu=0.3, database_cpu=0.3)


def _held(question: str, *, product: Figures, statement: Figures, peer: Figures) -> dict[str, bool]:
    """Targets of throughput, by what they say."""
    results = {("product", question): product, ("handwritten", question): statement, ("peer", question): peer}
    found: list[Target] = targets_of(question, results)
    return {target.what.removeprefix("at "): target.held for target in found if target.what.startswith("at ")}
