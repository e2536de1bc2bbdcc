"""GraphiQL in a real browser, before the real service and the sample, in both languages."""

from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, Page, expect

from graph_loaders.engine.database import Database
from local_neo4j.launch import RunningNeo4j
from tests.support.serving import ROOT, Server, login, serving

QUERY = "planners/02-chain-of-a-community"
TITLES = {"zh-CN": "社区的组织链条", "en-GB": "The chain of a community"}


@pytest.fixture(scope="module")
def server(
    sample_server: RunningNeo4j, sample_database: Database, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    if not (ROOT / "explorer/dist/index.html").exists():
        pytest.skip("the query page is not built: run `make explorer`")
    environment = {**login(sample_server), "QUERY_TIMEOUT": "60"}
    log = tmp_path_factory.mktemp("graphiql") / "log"
    with serving("--factory", "tests.support.on_the_day:app", log=log, environment=environment) as server:
        yield server


@pytest.fixture(params=["zh-CN", "en-GB"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def page(browser: Browser, server: Server, locale: str) -> AsyncIterator[Page]:
    """The query page; the test fails when it reported an error or asked another host."""
    context = await browser.new_context(locale=locale, base_url=server.url)
    page = await context.new_page()
    errors: list[str] = []
    addresses: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: addresses.append(request.url))
    await page.goto("/graphql")
    yield page
    await context.close()
    assert errors == []
    assert [address for address in addresses if not address.startswith((server.url, "data:", "blob:"))] == []


async def test_a_ready_query_is_picked_run_and_answered(page: Page, locale: str) -> None:
    await page.get_by_role("button", name=TITLES[locale], exact=True).click()
    await page.get_by_role("button", name="Execute query").click()
    answer = page.locator(".result-window")
    await expect(answer).to_contain_text("STREET_WORKING_COMMITTEE", timeout=20_000)
    await expect(answer).to_contain_text('"complete": true')


async def test_the_page_opens_with_a_query_that_runs(page: Page) -> None:
    await page.get_by_role("button", name="Execute query").click()
    await expect(page.locator(".result-window")).to_contain_text('"gridBranches": 53', timeout=20_000)


async def test_the_library_is_searched(page: Page) -> None:
    await page.get_by_role("searchbox").fill("paths(")
    await expect(page.locator("[data-query]")).to_have_count(1)
    await page.get_by_role("searchbox").fill("no such query")
    await expect(page.locator("[data-query]")).to_have_count(0)


async def test_the_language_is_switched_and_kept(page: Page, locale: str) -> None:
    other = {"zh-CN": "en-GB", "en-GB": "zh-CN"}[locale]
    entry = page.locator(f'[data-query="{QUERY}"]')
    await expect(entry).to_have_text(TITLES[locale])
    await page.get_by_role("button", name={"zh-CN": "English", "en-GB": "中文"}[locale], exact=True).click()
    await expect(entry).to_have_text(TITLES[other])
    await page.reload()
    await expect(entry).to_have_text(TITLES[other])
    await expect(page.locator("html")).to_have_attribute("lang", other[:2])
