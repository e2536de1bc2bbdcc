"""The report's page in a real browser, on a screen and on A4: nothing is asked of anybody, nothing is cut off."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.async_api import Browser, Page, expect

from auditing.comparison import compare
from model.audit_report import AuditReport
from model.kinds import Language
from reports.html import html_report
from tests.support.report_examples import EARLIER, FEW_MEMBERS, NO_FINDINGS, REPORT, finding

# 210 mm less the margins of the page's own @page, at 96 dots an inch.
A4_WIDTH = round((210 - 2 * 14) / 25.4 * 96)
LONG_NAME = "中共郑州市金水区经八路街道省民航社区总支部委员会第三网格联合党支部" * 3
MANY = compare(
    EARLIER,
    replace(
        REPORT,
        findings=REPORT.findings
        + tuple(finding(FEW_MEMBERS, f"organisation:{n:0>40}", f"{LONG_NAME}{n}") for n in range(60)),
        streets=tuple(replace(REPORT.streets[0], id=f"area:{n}", name=f"第{n}街道") for n in range(40)),
    ),
)
# Cells whose content is wider than they are: what is there is drawn over others or cut off.
CUT_OFF = """() => [...document.querySelectorAll("th, td, dd, p, h1, h2, h3, .tile")]
  .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.outerHTML)"""


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page; the test fails when it reported an error or asked for anything but the file."""
    page = await browser.new_page(viewport={"width": 1100, "height": 900})
    told: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: told.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    await page.close()
    assert told == []
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    assert len([address for address in asked if address.startswith("file:")]) == 1


async def show(page: Page, report: AuditReport, language: Language, folder: Path) -> None:
    file = folder / "report.html"
    file.write_bytes(b"".join(html_report(report, language)))
    await page.goto(file.as_uri())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("report", [REPORT, MANY, NO_FINDINGS], ids=["few", "many", "none"])
async def test_nothing_is_cut_off_on_a_screen_or_on_a4(
    page: Page, report: AuditReport, language: Language, tmp_path: Path
) -> None:
    await show(page, report, language, tmp_path)
    await expect(page.locator("html")).to_have_attribute("lang", {"ZH": "zh-CN", "EN": "en-GB"}[language])
    assert await page.evaluate(CUT_OFF) == []
    await page.emulate_media(media="print")
    await page.set_viewport_size({"width": A4_WIDTH, "height": 1000})
    assert await page.evaluate(CUT_OFF) == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= A4_WIDTH


async def test_a_long_table_repeats_its_heading_on_every_sheet(page: Page, tmp_path: Path) -> None:
    await show(page, MANY, Language.ZH, tmp_path)
    await page.emulate_media(media="print")
    heads = await page.locator("thead").evaluate_all("all => all.map(head => getComputedStyle(head).display)")
    assert set(heads) == {"table-header-group"}
    rows = await page.locator("tr").evaluate_all("all => all.map(row => getComputedStyle(row).breakInside)")
    assert set(rows) == {"avoid"}
    assert (await page.pdf(prefer_css_page_size=True)).count(b"/Type /Page\n") > 4


async def test_the_charts_have_a_bar_for_each_street(page: Page, tmp_path: Path) -> None:
    await show(page, REPORT, Language.EN, tmp_path)
    bars = page.locator("table.streets tbody svg")
    await expect(bars).to_have_count(2 * len(REPORT.streets))
    covered = page.locator("table.streets rect.covered")
    await expect(covered).to_have_count(1)
    assert float(await covered.get_attribute("width") or 0) == pytest.approx(200 * 167 / 168, abs=0.01)


async def test_synthetic_data_and_comparison_are_seen(page: Page, tmp_path: Path) -> None:
    await show(page, MANY, Language.EN, tmp_path)
    await expect(page.locator(".notice")).to_contain_text("synthetic")
    await expect(page.locator(".findings .mark")).to_have_count(1)
    await expect(page.locator(".tile.compared b")).to_have_text(["62", "1", "1"])
