"""The stock executor is the oracle: generated documents give equal data and equal errors."""

import logging
from typing import Any

import pytest
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
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL + 1)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents(stock._schema, values))
async def test_generated_documents_answer_as_in_the_stock_executor(document: Document) -> None:
    await assert_equal_answers(stock, columnar, document, None)
