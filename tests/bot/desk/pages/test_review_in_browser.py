"""The review page in a real browser: decided by hand, read by axe, on a phone and on a desk."""

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    yield context
    await context.close()


async def opened(context: BrowserContext, root: str, link: str) -> Page:
    page = await context.new_page()
    await page.goto(root + link)
    await page.get_by_role("button", name="打开审核页").click()
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


async def test_a_coordinator_decides_everything_on_a_phone(phone: BrowserContext, root: str, office) -> None:
    errors: list[str] = []
    outside: list[str] = []
    phone.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    phone.on("request", lambda r: outside.append(r.url) if urlsplit(r.url).netloc != urlsplit(root).netloc else None)
    page = await opened(phone, root, office.link("李协调"))

    escort = page.get_by_role("article", name="陪诊就医")
    await escort.get_by_role("link", name="换一个").tap()
    await escort.get_by_role("link", name="先不换").tap()
    await escort.get_by_role("link", name="换一个").tap()
    await escort.get_by_role("button", name="换成").tap()
    await expect(page.get_by_role("status")).to_contain_text("换好了")
    await escort.get_by_role("button", name="取消固定").tap()
    await expect(page.get_by_role("status")).to_contain_text("已取消固定")
    await escort.get_by_role("button", name="固定", exact=True).tap()
    await expect(escort).to_contain_text("已固定")
    await escort.get_by_role("button", name="同意").tap()
    await expect(page.get_by_role("status")).to_contain_text("已同意")
    await expect(escort).to_have_count(0)

    repair = page.get_by_role("article", name="家居维修")
    await repair.locator("summary").tap()
    await repair.get_by_label("时间不合适").check()
    await repair.get_by_role("button", name="不合适，退回").tap()
    await expect(page.get_by_role("status")).to_contain_text("已退回")

    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert (errors, outside) == ([], [])


async def test_no_hours_are_broken_at_their_dash(phone: BrowserContext, root: str, office) -> None:
    page = await opened(phone, root, office.link("李协调"))
    for width in range(280, 420, 20):
        await page.set_viewport_size({"width": width, "height": PHONE["height"]})
        lines = await page.eval_on_selector_all(".hours", "found => found.map(one => one.getClientRects().length)")
        assert set(lines) == {1}


async def test_every_button_is_large_enough_for_a_thumb(phone: BrowserContext, root: str, office) -> None:
    page = await opened(phone, root, office.link("李协调"))
    await page.get_by_role("article", name="陪诊就医").get_by_role("link", name="换一个").tap()
    await expect(page.get_by_role("link", name="先不换")).to_be_visible()
    sizes = await page.eval_on_selector_all(
        "button:visible, .button:visible, summary", "found => found.map(one => one.getBoundingClientRect().height)"
    )
    assert sizes
    assert min(sizes) >= 44


async def test_loading_the_page_again_after_a_decision_decides_nothing(
    phone: BrowserContext, root: str, office
) -> None:
    page = await opened(phone, root, office.link("李协调"))
    waiting = await page.get_by_role("article").count()
    await page.get_by_role("article", name="家居维修").get_by_role("button", name="同意").tap()
    await expect(page.get_by_role("article")).to_have_count(waiting - 1)
    await page.reload()
    await expect(page.get_by_role("article")).to_have_count(waiting - 1)


async def test_the_page_works_without_script(browser: Browser, root: str, office) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await opened(context, root, office.link("李协调"))
    await page.get_by_role("article", name="家居维修").get_by_role("button", name="同意").click()
    await expect(page.get_by_role("status")).to_contain_text("已同意")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["李协调", "Anna", "孙社工"])
async def test_axe_finds_nothing_on_the_review_page(
    browser: Browser, root: str, office, scheme: str, name: str
) -> None:
    context = await browser.new_context(viewport=DESK, color_scheme=scheme)  # type: ignore[arg-type]
    page = await opened(context, root, office.link(name))
    await page.locator(".decide > a").first.click()
    await page.locator("summary").first.click()
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", ["/review", "/review/open/anything"])
async def test_axe_finds_nothing_on_the_way_in(browser: Browser, root: str, path: str) -> None:
    page = await browser.new_page()
    await page.goto(root + path)
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
