"""The stock executor is the oracle: on the real schema and the sample, generated documents give equal answers.

Each document is asked of the sound graph, and of one whose reads fail or are damaged. Other documents come with
`--hypothesis-seed`.
"""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from graphql import ExecutionResult

from auditing.context import AuditContext
from graph_loaders import paths
from graph_loaders.chains import CHAIN_LOADERS
from graph_loaders.engine.batching import Joiner
from graph_loaders.engine.database import Database
from graph_loaders.nodes import NODE_LOADERS
from model.viewer import EVERYBODY, Rights, Viewer
from tests.differential.documents import Document
from tests.differential.faults import Fault, Faults, FaultyJoiner
from tests.differential.oracle import assert_equal_answers, error_keys
from tests.differential.remembering import RememberingJoiner
from tests.support.day import TODAY
from tests.support.sample_documents import DOCUMENTS, places_of, sample_documents
from tests.support.viewpoint import STREET
from tests.support.whole_schema import SCHEMA, declared_at, every_place, is_edge

# The oracle leaves coroutines behind where it fails, and what is said of them comes whenever they are collected.
pytestmark = [
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("collected"),
]

# One field may need several of these, for things of different kinds: all fail, or the batch would fail for others too.
TOGETHER = [
    [loader.statement.name for loader in loaders.values()] for loaders in (NODE_LOADERS, CHAIN_LOADERS)
]
# For the same reason no chain fails where some parents need none: what is restricted, and what has no chain.
CHAINS_FOR_SOME = {("Affiliation", "chain"), ("Finding", "chain")}
CODES = {"BAD_USER_INPUT", "CURSOR_INVALID", "DB_UNAVAILABLE", "INTERNAL", "TIMEOUT"}


@pytest.fixture(scope="module")
def generated(pytestconfig: pytest.Config) -> list[Document]:
    return sample_documents(derandomize=pytestconfig.getoption("--hypothesis-seed") is None)


def test_the_documents_ask_for_most_of_the_schema(generated: list[Document]) -> None:
    assert len(generated) == DOCUMENTS
    asked = {place for document in generated for place in places_of(document)}
    edges = {declared_at(place) for place in every_place() if is_edge(place)}
    assert len(edges & asked) >= 0.9 * len(edges)


async def test_generated_documents_answer_as_in_the_stock_executor(
    generated: list[Document], sample_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Which paths are found in time is nothing that two executors could agree on.
    monkeypatch.setattr(paths, "SEARCH_SECONDS", 60.0)
    joiner = RememberingJoiner(sample_database)
    told: Counter[str] = Counter()
    deepest = 0
    for number, document in enumerate(generated):
        viewer = Viewer(Rights((STREET,))) if number % 4 == 3 else EVERYBODY
        answer, used = await _ask(document, joiner, viewer, {})
        told["data"] += answer.data is not None
        answers = [answer]
        if places_of(document) & CHAINS_FOR_SOME:
            used = [name for name in used if name not in TOGETHER[1]]
        for faults in _faults(used, Random(number), 1 + number % 2):
            answers.append((await _ask(document, joiner, viewer, faults))[0])
        for path, code in (error for answer in answers for error in error_keys(answer.errors)):
            told[code] += 1
            deepest = max(deepest, len(path))
    # Documents that all failed, or never did, would compare nothing.
    assert told.keys() >= CODES
    assert told["data"] >= DOCUMENTS / 2
    assert deepest >= 4


async def _ask(
    document: Document, joiner: Joiner, viewer: Viewer, faults: Faults
) -> tuple[ExecutionResult, list[str]]:
    """The columnar answer, equal to that of the stock executor; and the statements that were read for both."""
    joiners: list[FaultyJoiner] = []

    def context() -> AuditContext:
        joiners.append(FaultyJoiner(joiner, faults))
        return AuditContext(joiners[-1], TODAY, viewer)

    try:
        answer = await assert_equal_answers(SCHEMA, document, context)
    except Exception as error:
        error.add_note(f"{document}\nseen by {viewer} with {faults}")
        raise
    return answer, list(dict.fromkeys(name for one in joiners for name in one.used))


def _faults(used: list[str], random: Random, choices: int) -> Iterator[Faults]:
    """So many choices of what is wrong with the reads that the document needs."""
    for _ in range(choices if used else 0):
        faults: dict[str, Fault] = {}
        for name in random.sample(used, random.randint(1, min(3, len(used)))):
            names = next((names for names in TOGETHER if name in names), [name])
            faults.update(dict.fromkeys(names, random.choice(list(Fault))))
        yield faults
