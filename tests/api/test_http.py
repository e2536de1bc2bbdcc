"""GraphQL over HTTP on a small schema: methods, media types, status codes, limits, ids. No database."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response

from tests.support.small_app import app, small_app
from web.graphql_request import BODY_LIMIT_BYTES

GRAPHQL_RESPONSE = "application/graphql-response+json"


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as client:
        yield client


def error_of(response: Response) -> dict[str, Any]:
    body = response.json()
    assert body.keys() == {"errors"}
    [error] = body["errors"]
    assert error["extensions"]["requestId"] == response.headers["x-request-id"]
    assert error["message"]
    return dict(error)


async def test_post_answers(client: AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "{ name }"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.content == '{"data":{"name":"经八路街道"}}'.encode()


async def test_get_answers_with_variables(client: AsyncClient) -> None:
    parameters = {"query": "query Q($s: Float!) { slow(seconds: $s) }", "variables": '{"s": 0}'}
    response = await client.get("/graphql", params=parameters)
    assert response.json() == {"data": {"slow": "done"}}


async def test_mutation_by_post(client: AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": 'mutation { rename(name: "x") }'})
    assert response.json() == {"data": {"rename": "x"}}


async def test_mutation_by_get_is_refused(client: AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": 'mutation { rename(name: "x") }'})
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert error_of(response)["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused(client: AsyncClient, method: str) -> None:
    response = await client.request(method, "/graphql", json={"query": "{ name }"})
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    error_of(response)


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        (GRAPHQL_RESPONSE, GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE}, application/json;q=0.9", GRAPHQL_RESPONSE),
        (f"{GRAPHQL_RESPONSE};q=0.1, application/json", "application/json"),
        (f"{GRAPHQL_RESPONSE};charset=utf-8", GRAPHQL_RESPONSE),
        ("application/json;q=0, */*", GRAPHQL_RESPONSE),
    ],
)
async def test_answers_by_accept(client: AsyncClient, accept: str, content_type: str) -> None:
    response = await client.post("/graphql", json={"query": "{ name }"}, headers={"accept": accept})
    assert response.headers["content-type"] == f"{content_type}; charset=utf-8"


@pytest.mark.parametrize(
    "accept", ["image/png", "text/html", "application/json;q=0", "application/json;charset=gbk"]
)
async def test_nothing_acceptable(client: AsyncClient, accept: str) -> None:
    response = await client.post("/graphql", json={"query": "{ name }"}, headers={"accept": accept})
    assert response.status_code == 406
    error_of(response)


@pytest.mark.parametrize("query", ["{", "{ unknown }", "query A { name } query B { name }"])
async def test_what_cannot_be_executed_is_400_for_the_newer_type(client: AsyncClient, query: str) -> None:
    response = await client.post("/graphql", json={"query": query}, headers={"accept": GRAPHQL_RESPONSE})
    assert response.status_code == 400
    error_of(response)


async def test_an_error_while_executing_keeps_data_and_200(client: AsyncClient) -> None:
    body = {"query": '{ name failing(code: "NOT_FOUND") }'}
    response = await client.post("/graphql", json=body, headers={"accept": GRAPHQL_RESPONSE})
    assert response.status_code == 200
    assert response.json()["data"] == {"name": "经八路街道", "failing": None}
    assert response.json()["errors"][0]["path"] == ["failing"]
    assert response.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("code", ["OVERLOADED", "DB_UNAVAILABLE"])
async def test_a_service_without_its_database_says_when_to_come_back(client: AsyncClient, code: str) -> None:
    response = await client.post("/graphql", json={"query": f'{{ failing(code: "{code}") }}'})
    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"
    assert error_of(response)["extensions"]["code"] == code


async def test_half_an_answer_is_no_503(client: AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": '{ name failing(code: "OVERLOADED") }'})
    assert response.status_code == 200
    assert response.json()["data"]["name"]


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json;charset=gbk",
        "",
    ],
)
async def test_a_form_cannot_ask(client: AsyncClient, content_type: str) -> None:
    headers = {"content-type": content_type} if content_type else {}
    response = await client.post("/graphql", content=b'{"query":"{ name }"}', headers=headers)
    assert response.status_code == 415
    error_of(response)


async def test_a_compressed_body_is_refused(client: AsyncClient) -> None:
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    response = await client.post("/graphql", content=b"\x1f\x8b", headers=headers)
    assert response.status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'[{"query":"{ name }"}]',
        b"{}",
        b'{"query":""}',
        b'{"query":1}',
        b'{"query":"{ name }","variables":"{}"}',
        b'{"query":"{ name }","variables":[]}',
        b'{"query":"{ name }","operationName":1}',
        b'{"query":"{ name }","extensions":"x"}',
        b'{"query":"\xff"}',
        b"[" * 10_000,
    ],
)
async def test_a_malformed_body_is_400(client: AsyncClient, body: bytes) -> None:
    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert error_of(response)["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize("name", ["variables", "extensions"])
async def test_malformed_json_in_a_query_string_is_400(client: AsyncClient, name: str) -> None:
    response = await client.get("/graphql", params={"query": "{ name }", name: "{"})
    assert response.status_code == 400
    assert name in error_of(response)["message"]


async def test_a_body_over_the_limit_is_413(client: AsyncClient) -> None:
    body = {"query": "{ name }" + " " * BODY_LIMIT_BYTES}
    response = await client.post("/graphql", json=body)
    assert response.status_code == 413
    assert error_of(response)["extensions"]["code"] == "PAYLOAD_TOO_LARGE"


async def test_a_body_without_a_declared_length_is_bounded_too(client: AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(BODY_LIMIT_BYTES // 1024 + 1):
            yield b" " * 1024

    response = await client.post("/graphql", content=endless(), headers={"content-type": "application/json"})
    assert response.status_code == 413


async def test_a_body_of_just_the_limit_is_taken(client: AsyncClient) -> None:
    body = b'{"query":"{ name }"}'
    body += b" " * (BODY_LIMIT_BYTES - len(body))
    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 200


async def test_a_well_formed_request_id_is_kept(client: AsyncClient) -> None:
    headers = {"x-request-id": "trace-1.A_b"}
    response = await client.post("/graphql", json={"query": "{ unknown }"}, headers=headers)
    assert response.headers["x-request-id"] == "trace-1.A_b"
    error_of(response)


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", 'a"b', "<script>", "a\tb"])
async def test_any_other_request_id_is_replaced(client: AsyncClient, given: str) -> None:
    response = await client.get("/livez", headers={"x-request-id": given})
    assert len(response.headers["x-request-id"]) == 32
    assert response.headers["x-request-id"] != given


async def test_an_unknown_path_answers_in_the_same_shape(client: AsyncClient) -> None:
    response = await client.get("/nowhere")
    assert response.status_code == 404
    assert error_of(response)["extensions"]["code"] == "NOT_FOUND"


async def test_a_fault_of_ours_is_masked() -> None:
    broken = small_app()
    broken.router.routes[0].app.context_of = lambda scope: 1 / 0  # type: ignore[attr-defined]
    async with AsyncClient(transport=ASGITransport(broken), base_url="http://test") as client:
        response = await client.post("/graphql", json={"query": "{ name }"})
    assert response.status_code == 500
    assert error_of(response)["extensions"]["code"] == "INTERNAL"
    assert "division" not in response.text


async def test_alive_even_without_a_database() -> None:
    down = ASGITransport(small_app(is_database_up=False))
    async with AsyncClient(transport=down, base_url="http://test") as client:
        assert (await client.get("/livez")).status_code == 200
        not_ready = await client.get("/readyz")
    assert not_ready.status_code == 503
    assert not_ready.headers["retry-after"] == "1"


async def test_ready_with_a_database(client: AsyncClient) -> None:
    response = await client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ready"}


async def test_a_browser_gets_a_page_and_its_own_files_alone(client: AsyncClient) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    page = await client.get("/graphql", headers={"accept": accept})
    assert page.headers["content-type"].startswith("text/")
    home = await client.get("/", headers={"accept": accept})
    assert home.status_code == 200
    policy = home.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


async def test_a_browser_that_names_a_query_gets_its_answer(client: AsyncClient) -> None:
    response = await client.get(
        "/graphql", params={"query": "{ name }"}, headers={"accept": "text/html, */*;q=0.8"}
    )
    assert response.json() == {"data": {"name": "经八路街道"}}


async def test_the_library_is_listed(client: AsyncClient) -> None:
    queries = (await client.get("/queries.json")).json()
    for group in ("planners", "apps", "auditors"):
        assert sum(query["group"] == group for query in queries) >= 6
    assert all(query["title_zh"] and query["title_en"] and query["answers"] for query in queries)
