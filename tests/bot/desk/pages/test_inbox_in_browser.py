"""The inbox in a real browser: a conversation led by hand on a phone, read by axe."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, expect

from data.handoffs.record import Words, hear
from data.handoffs.terms import Terms
from tests.bot.desk.pages.test_inbox import GRANNY, LOST, called  # noqa: F401 - the fixture
from tests.bot.desk.pages.test_review_in_browser import PHONE, opened, phone  # noqa: F401 - the fixture

pytestmark = pytest.mark.browser


async def faults(page: Page) -> list[str]:
    found = (await Axe().run(page)).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


async def test_a_coordinator_leads_a_conversation_on_a_phone(
    phone: BrowserContext, browser: Browser, root: str, office, called: None  # noqa: F811
) -> None:  # fmt: skip
    page = await opened(phone, root, office.link("李协调"))
    await page.get_by_role("link", name="对话").tap()
    await expect(page.get_by_role("article", name="赵桂兰")).to_contain_text(LOST)
    assert await faults(page) == []
    await page.get_by_role("button", name="我来接").tap()
    await page.get_by_label("写给赵桂兰").fill("什么时候不见的？")
    await page.get_by_role("button", name="发送").tap()
    await page.get_by_role("button", name="请等一下").tap()
    await expect(page.get_by_role("listitem").last).to_contain_text("请等一下")
    assert await faults(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await page.get_by_role("button", name="结束对话").tap()
    await expect(page.get_by_text("现在没有人要找社工")).to_be_visible()


async def test_what_the_person_writes_comes_by_itself_and_what_is_being_written_stays(
    phone: BrowserContext, browser: Browser, root: str, office, called: None  # noqa: F811
) -> None:  # fmt: skip
    page = await opened(phone, root, office.link("李协调"))
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    await page.goto(f"{root}/review/inbox/1")
    await page.get_by_role("button", name="我来接").tap()
    box = page.get_by_label("写给赵桂兰")
    await box.press_sequentially("您先别急，我")
    office.database.run(lambda s: hear(s, GRANNY, Words("昨天在市场"), office.now, Terms()))
    await expect(page.get_by_role("listitem").last).to_contain_text("昨天在市场", timeout=15_000)
    office.database.run(lambda s: hear(s, GRANNY, Words("还有医保卡"), office.now, Terms()))
    await expect(page.get_by_role("listitem").last).to_contain_text("还有医保卡", timeout=15_000)
    assert await page.get_by_role("listitem").count() == 3
    await expect(box).to_have_value("您先别急，我")
    await expect(box).to_be_focused()
    assert await faults(page) == []
    assert wrong == []
    assert [url for url in asked if not url.startswith(root)] == []
