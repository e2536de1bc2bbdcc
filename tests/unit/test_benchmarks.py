"""What the benchmarks ask, and when a target is held. That the answers are equal is verified by each run itself."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

from benchmarks.answers import HANDWRITTEN, NAIVE, PEER, PRODUCT
from benchmarks.measure import Figures
from benchmarks.questions import QUESTIONS
from benchmarks.servers import question_of
from benchmarks.targets import PEER_TIMES, Target, targets_of

CHECKOUT = Path(__file__).resolve().parents[2]
BENCHMARKS = CHECKOUT / "benchmarks"
DOCUMENTS = sorted((BENCHMARKS / "queries").glob("*.graphql"))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_documents_of_the_product_fit_the_schema(file: Path) -> None:
    schema = build_schema((CHECKOUT / "schema/schema.graphql").read_text(encoding="utf-8"))
    assert validate(schema, parse(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("folder", "ending", "readers"),
    [
        ("handwritten", "cypher", HANDWRITTEN),
        ("queries", "graphql", PRODUCT),
        ("peers/neo4j-graphql/queries", "graphql", PEER),
        ("peers/naive-strawberry/queries", "graphql", NAIVE),
    ],
)
def test_every_server_is_asked_every_question(
    folder: str, ending: str, readers: Mapping[str, object]
) -> None:
    assert {question_of(key) for key in readers} == set(QUESTIONS)
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


def _figures(
    *, p50: float = 1.0, p99: float = 2.0, at_16: float = 2_500, at_64: float | None = None
) -> Figures:
    return Figures(p50, p99, at_16, at_64, server_cpu=0.3, database_cpu=0.3)


def _held(question: str, *, product: Figures, statement: Figures, peer: Figures) -> dict[str, bool]:
    """Targets of throughput, by what they say."""
    results = {("product", question): product, ("handwritten", question): statement, ("peer", question): peer}
    found: list[Target] = targets_of(question, results)
    return {target.what.removeprefix("at "): target.held for target in found if target.what.startswith("at ")}
