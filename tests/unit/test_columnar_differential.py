"""The stock executor is the oracle: generated documents give equal data and equal errors."""

from typing import Any

import pytest
from graphql import validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.differential.documents import Document, documents
from tests.differential.oracle import assert_equal_answers, parsed
from tests.support.execution_schema import columnar

# The oracle leaves coroutines behind where it fails.
pytestmark = [
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
    # The filter above is not reached where one is collected while the interpreter can't import.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("collected"),
]
SCHEMA = columnar._schema


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "id": st.sampled_from([str(number) for number in range(40)] + ["x"]),
    "first": st.sampled_from([2, 1, 0, 3, -1, 99]),
    "from": st.integers(0, 40),
}


def values(name: str, type_: Any) -> st.SearchStrategy[Any] | None:
    return VALUES.get(name.rpartition(".")[2])


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents(SCHEMA, values))
async def test_generated_documents_answer_as_in_the_stock_executor(document: Document) -> None:
    assert not validate(SCHEMA, parsed(document.text))
    await assert_equal_answers(SCHEMA, document)


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("{ things { strictItems { id strictParent { id } } } }", {}),
        ("{ things(from: 11) { __typename id ... on Stone { hardness } } }", {}),
        (
            "{ things(from: 25) { id ... on Stone { hardness } } thing(id: 27) { id } other: thing(id: 26) { id } }",
            {},
        ),
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
    await assert_equal_answers(SCHEMA, Document(text, variables))
