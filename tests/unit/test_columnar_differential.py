"""The stock executor is the oracle: generated documents give equal data and equal errors."""

import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import parse, validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.documents import Document, documents
from tests.unit.execution_schema import columnar, stock
from tests.unit.oracle import assert_equal_answers


def values(name: str, type_: Any) -> st.SearchStrategy[Any] | None:
    strategies: dict[str, st.SearchStrategy[Any]] = {
        "id": st.sampled_from([str(number) for number in range(40)] + ["x"]),
        "first": st.sampled_from([2, 1, 0, 3, -1, 99]),
        "from": st.integers(0, 40),
    }
    return strategies.get(name)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Strawberry logs every error of the oracle, and the oracle leaves coroutines behind where it fails."""
    logging.getLogger("strawberry.execution").disabled = True
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
        yield
    logging.getLogger("strawberry.execution").disabled = False


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents(stock._schema, values))
async def test_generated_documents_answer_as_in_the_stock_executor(document: Document) -> None:
    assert not validate(stock._schema, parse(document.text))
    await assert_equal_answers(stock, columnar, document, None)


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("{ things { strictItems { id strictParent { id } } } }", {}),
        ("{ things(from: 11) { __typename id ... on Stone { hardness } } }", {}),
        ("query ($on: Boolean = true) { things { id name @include(if: $on) } }", {"on": None}),
        ("query ($on: Boolean = true) { things { name @skip(if: $on) } }", {}),
        ("{ things { grid strictGrid weight count colour } }", {}),
        ("{ things { place { inner { children { id } } } } }", {}),
        (
            "{ things { ...A ...B } } fragment A on Thing { parent { id } } fragment B on Thing { parent { name } }",
            {},
        ),
        ("query ($from: Int) { a: things(from: $from) { id } }", {"from": None}),
        ("{ __typename nothing: __typename }", {}),
        ("{ __schema { queryType { name } } thing(id: 3) { id children { id } } }", {}),
    ],
)
async def test_documents_of_note_answer_as_in_the_stock_executor(
    text: str, variables: dict[str, Any]
) -> None:
    await assert_equal_answers(stock, columnar, Document(text, variables), None)
