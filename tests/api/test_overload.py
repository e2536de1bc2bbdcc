"""A service that is full refuses at once, says when to come back, and takes on again as soon as a place is free."""

import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.support.serving import Server, serving
from tests.support.small_app import PLACES
from web.graphql_request import BODY_LIMIT_BYTES

SLOW = {"query": "{ slow(seconds: 0.8) }"}
QUICK = {"query": "{ name }"}
GIVE_UP_SECONDS = 10


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("overload") / "log"
    with serving("--factory", "tests.support.small_app:narrow_app", log=log, environment={}) as server:
        yield server


@pytest.fixture
def http(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url) as client:
        yield client
        assert under_way(client) == 0


@pytest.fixture
def slow_ones(server: Server, http: httpx.Client) -> Iterator[list[Future[httpx.Response]]]:
    """As many as there are places, all under way."""
    with ThreadPoolExecutor(PLACES) as pool:
        asked = [
            pool.submit(httpx.post, f"{server.url}/graphql", json=SLOW, timeout=GIVE_UP_SECONDS)
            for _ in range(PLACES)
        ]
        wait_for(lambda: under_way(http) == PLACES)
        yield asked
        assert [future.result().json() for future in asked] == [{"data": {"slow": "done"}}] * PLACES
        wait_for(lambda: under_way(http) == 0)


def metric(http: httpx.Client, name: str) -> float:
    """The value of a metric without labels."""
    response = http.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    [sample] = [
        sample
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
        if sample.name == name
    ]
    return float(sample.value)


def under_way(http: httpx.Client) -> float:
    return metric(http, "grassroots_operations_under_way")


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + GIVE_UP_SECONDS
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_who_finds_no_place_is_told_when_to_come_back(
    http: httpx.Client, slow_ones: list[Future[httpx.Response]]
) -> None:
    before = metric(http, "grassroots_operations_refused_total")
    response = http.post("/graphql", json=QUICK)
    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "OVERLOADED"
    assert error["extensions"]["requestId"] == response.headers["x-request-id"]
    assert http.get("/graphql", params=QUICK).status_code == 503
    assert metric(http, "grassroots_operations_refused_total") == before + 2
    assert under_way(http) == metric(http, "grassroots_operations_maximum") == PLACES


def test_health_metrics_and_pages_are_answered_all_the_same(
    http: httpx.Client, slow_ones: list[Future[httpx.Response]]
) -> None:
    for path in ("/livez", "/readyz", "/metrics", "/", "/queries.json"):
        assert http.get(path).status_code == 200, path
    page = http.get("/graphql", headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/")
    assert page.status_code != 503


def test_a_refused_body_does_not_spoil_the_connection(
    http: httpx.Client, slow_ones: list[Future[httpx.Response]]
) -> None:
    large = {"query": "{ name }" + " " * (BODY_LIMIT_BYTES - 100)}
    assert http.post("/graphql", json=large).status_code == 503
    wait_for(lambda: http.post("/graphql", json=large).status_code == 200)


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"query":"{"}',
        b'{"query":"{ unknown }"}',
        b'{"query":"query A { name } query B { name }"}',
        b'{"query":"{ failing(code: \\"DB_UNAVAILABLE\\") }"}',
        b'{"query":"{ slow(seconds: \\"x\\") }"}',
        b'{"query":"subscription { name }"}',
    ],
)
def test_a_failure_gives_its_place_back(http: httpx.Client, body: bytes) -> None:
    for _ in range(PLACES + 1):
        http.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert under_way(http) == 0
    assert http.post("/graphql", json=QUICK).status_code == 200


def test_who_went_away_gives_the_place_back_when_the_operation_ends(
    server: Server, http: httpx.Client
) -> None:
    for _ in range(PLACES):
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{server.url}/graphql", json=SLOW, timeout=0.1)
    assert under_way(http) == PLACES
    wait_for(lambda: under_way(http) == 0)
    assert http.post("/graphql", json=QUICK).status_code == 200


def test_who_sends_slowly_holds_no_place(server: Server, http: httpx.Client) -> None:
    head = (
        b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"
    )
    address = (httpx.URL(server.url).host, httpx.URL(server.url).port)
    slow = [socket.create_connection(address) for _ in range(2 * PLACES)]
    for connection in slow:
        connection.sendall(head)
    assert http.post("/graphql", json=QUICK).status_code == 200
    for connection in slow:
        connection.close()
    assert http.post("/graphql", json=QUICK).status_code == 200
