"""Every query of the library answers on the sample, without an error and with something to see."""

from typing import Any

import pytest

from tests.support.api import Api
from web.query_library import ReadyQuery, read_library


@pytest.mark.parametrize("query", read_library(), ids=lambda query: query.name)
async def test_a_ready_query_answers(api: Api, query: ReadyQuery) -> None:
    data: dict[str, Any] = await api.ask(query.document, **query.variables)
    assert all(data.values()), data
