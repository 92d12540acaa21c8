"""The residents' chat page, served by uvicorn, spoken to by httpx and by a real browser."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from fastapi import FastAPI
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.channels.mailbox import Mailbox
from bot.channels.web.chat import CHANNEL, LONGEST_CHARACTERS, Patience, WebChat
from bot.channels.web.door import PatientDoor
from bot.channels.web.identity import COOKIE, Identities
from bot.channels.web.limits import Limits
from bot.channels.web.pages import STATIC
from bot.core.messages import Address, Button, Incoming, Kind, Outgoing
from bot.core.rate_limit import Limiter
from bot.core.tally import Tally
from bot.http.application import create_app
from bot.words import say
from data.core.database import Database
from data.messaging import outbox
from tests.kit.keys import KEYRING, cookie_of

NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)
QUESTION = Outgoing(
    text="我听到的是这样，对吗？\n陪诊就医，周三下午",
    buttons=((Button(label="对，就这样", data="yes"),), (Button(label="地图", url="https://example.org/map"),)),
)


class Clerk:
    """A front door that answers every message once, through the outbox, and remembers what it heard."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.heard: list[Incoming] = []
        self.broken = False

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        if self.broken:
            raise ConnectionError("the database is away")
        if any(incoming.update_id == old.update_id for old in self.heard):
            return []
        self.heard.append(incoming)
        reply = Outgoing(text="好的，记下了。") if incoming.kind is Kind.BUTTON else QUESTION
        self.tell(incoming.address.id, reply.model_copy(update={"answers": incoming.message_id}))
        return [reply]

    async def give_up(self, address: Address) -> None:
        self.tell(address.id, Outgoing(text="已经请人来看看。"))

    def tell(self, who: str, message: Outgoing, due: datetime = NOON) -> None:
        body = message.model_dump(mode="json")
        self.database.run(lambda session: outbox.enqueue(session, CHANNEL, who, body, "answer", due))


@pytest.fixture
def clerk(sqlite_database: Database) -> Clerk:
    return Clerk(sqlite_database)


def chat_app(clerk: Clerk, limits: Limits | None = None, patience: Patience | None = None) -> FastAPI:
    mailbox = Mailbox(clerk.database, CHANNEL, lambda: NOON)
    chat = WebChat(
        PatientDoor(clerk), mailbox, Identities(KEYRING), lambda: NOON, tally=Tally(),
        patience=patience or Patience(poll_seconds=1.0, look_seconds=0.2), limits=limits,
    )  # fmt: skip
    return create_app(chat.router, static={"chat": STATIC})


@pytest.fixture
def root(clerk: Clerk, serve: Callable[[FastAPI], str]) -> str:
    return serve(chat_app(clerk))


@pytest.fixture
async def resident(root: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=root) as client:
        await client.post("/chat/session")
        yield client


async def test_what_is_said_is_answered_through_the_mailbox(resident: httpx.AsyncClient, clerk: Clerk) -> None:
    sent = await resident.post("/chat/messages", json={"id": "message-1", "text": "  我妈想去医院 "})
    updates = (await resident.get("/chat/updates")).json()
    assert sent.status_code == 200
    assert [heard.text for heard in clerk.heard] == ["我妈想去医院"]
    assert [update["text"] for update in updates] == [QUESTION.text]
    assert updates[0]["buttons"][0] == [{"label": "对，就这样", "data": "yes"}]


async def test_a_message_sent_again_after_a_lost_answer_acts_once(resident: httpx.AsyncClient, clerk: Clerk) -> None:
    for _ in range(3):
        assert (await resident.post("/chat/messages", json={"id": "message-1", "text": "你好"})).is_success
    assert len(clerk.heard) == 1
    assert len((await resident.get("/chat/updates")).json()) == 1


async def test_two_people_may_use_the_same_message_id(resident: httpx.AsyncClient, root: str, clerk: Clerk) -> None:
    async with httpx.AsyncClient(base_url=root) as other:
        await other.post("/chat/session")
        for client in (resident, other):
            await client.post("/chat/messages", json={"id": "message-1", "text": "你好"})
    assert len({heard.address.id for heard in clerk.heard}) == 2


async def test_nobody_sees_what_another_was_told(resident: httpx.AsyncClient, root: str) -> None:
    await resident.post("/chat/messages", json={"id": "message-1", "text": "你好"})
    async with httpx.AsyncClient(base_url=root) as other:
        await other.post("/chat/session")
        assert (await other.get("/chat/updates")).json() == []


async def test_the_cookie_is_strict_and_what_is_stored_is_not_the_cookie(
    resident: httpx.AsyncClient, clerk: Clerk
) -> None:
    answer = await resident.post("/chat/session")
    cookie = answer.headers["set-cookie"]
    await resident.post("/chat/messages", json={"id": "message-1", "text": "你好"})
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert clerk.heard[0].address.id not in resident.cookies[COOKIE]
    assert resident.cookies[COOKIE] not in clerk.heard[0].model_dump_json()


async def test_asking_for_a_session_again_keeps_the_person(resident: httpx.AsyncClient) -> None:
    before = resident.cookies[COOKIE]
    await resident.post("/chat/session")
    assert resident.cookies[COOKIE] == before


async def test_opening_the_page_sets_no_cookie(root: str) -> None:
    # SameSite=Strict hides the cookie from a click on another site's link: to set one there would lose the old one.
    async with httpx.AsyncClient(base_url=root) as stranger:
        assert "set-cookie" not in (await stranger.get("/")).headers


FORGED = ("a" * 43, f"{'a' * 43}.{'b' * 43}", cookie_of("a" * 43)[:-1], cookie_of("a" * 43).replace("a", "b", 1))


@pytest.mark.parametrize("token", ["", "x", "a" * 42, "a" * 44, "é" * 43, "'; drop table people; --", *FORGED])
async def test_a_cookie_that_is_none_of_ours_is_nobody(root: str, token: str) -> None:
    async with httpx.AsyncClient(base_url=root, headers={"cookie": f"{COOKIE}={token}".encode()}) as stranger:  # type: ignore[arg-type]
        assert (await stranger.get("/chat/updates")).status_code == 401


async def test_a_press_brings_its_data_and_the_words_it_was_about(resident: httpx.AsyncClient, clerk: Clerk) -> None:
    await resident.post("/chat/messages", json={"id": "message-1", "pressed": "agree", "quoted": "我想找人帮忙"})
    heard = clerk.heard[0]
    assert (heard.kind, heard.pressed, heard.quoted, heard.text) == (Kind.BUTTON, "agree", "我想找人帮忙", "")


async def test_a_code_from_an_invitation_is_a_command(resident: httpx.AsyncClient, clerk: Clerk) -> None:
    await resident.post("/chat/messages", json={"id": "message-1", "text": "/start ABC-123"})
    assert (clerk.heard[0].kind, clerk.heard[0].command, clerk.heard[0].text) == (Kind.COMMAND, "start", "ABC-123")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_five_thousand_characters_are_refused_in_words(
    resident: httpx.AsyncClient, clerk: Clerk, language: str
) -> None:
    said = {"id": "message-1", "text": "长" * 5000, "language": language}
    answer = await resident.post("/chat/messages", json=said)
    assert answer.status_code == 413
    assert answer.json()["text"] == say("en" if language == "en" else "zh", "chat.too_long")
    assert clerk.heard == []


async def test_the_longest_message_allowed_is_taken(resident: httpx.AsyncClient, clerk: Clerk) -> None:
    assert (
        await resident.post("/chat/messages", json={"id": "message-1", "text": "长" * LONGEST_CHARACTERS})
    ).is_success
    assert len(clerk.heard[0].text) == LONGEST_CHARACTERS


@pytest.mark.parametrize(
    "said",
    [
        {"text": "no id"},
        {"id": "short", "text": "x"},
        {"id": "has spaces in it", "text": "x"},
        {"id": "message-1", "pressed": "x" * 65},
        {"id": "message-1", "text": "x", "extra": 1},
        {"id": "message-1", "text": "x", "language": "fr"},
        [],
    ],
)
async def test_a_malformed_message_is_refused_and_not_acted_on(
    resident: httpx.AsyncClient, clerk: Clerk, said: object
) -> None:
    assert (await resident.post("/chat/messages", json=said)).status_code == 422
    assert clerk.heard == []


async def test_another_sites_page_cannot_speak_for_a_resident(resident: httpx.AsyncClient, clerk: Clerk) -> None:
    said = {"id": "message-1", "text": "cancel everything"}
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert (await resident.post("/chat/messages", json=said, headers=headers)).status_code == 403
    assert clerk.heard == []


async def test_our_own_page_is_recognised_by_its_origin(resident: httpx.AsyncClient, root: str) -> None:
    said = {"id": "message-1", "text": "你好"}
    assert (await resident.post("/chat/messages", json=said, headers={"origin": root})).is_success


async def test_who_sends_too_fast_is_asked_to_wait_and_others_are_not(
    clerk: Clerk, serve: Callable[[FastAPI], str]
) -> None:
    moment = [0.0]
    limits = Limits(browser=Limiter(rate=1, burst=2, clock=lambda: moment[0]))
    async with httpx.AsyncClient(base_url=serve(chat_app(clerk, limits))) as client:
        await client.post("/chat/session")
        codes = [await _say(client, n) for n in range(3)]
        moment[0] = 1.0
        codes.append(await _say(client, 3))
        client.cookies.clear()
        await client.post("/chat/session")
        codes.append(await _say(client, 4))
    assert codes == [200, 200, 429, 200, 200]


async def test_one_address_cannot_flood_us_with_fresh_cookies(clerk: Clerk, serve: Callable[[FastAPI], str]) -> None:
    limits = Limits(newcomers=Limiter(rate=1, burst=3, clock=lambda: 0.0))
    root, codes = serve(chat_app(clerk, limits)), []
    for _ in range(4):
        async with httpx.AsyncClient(base_url=root) as client:
            codes.append((await client.post("/chat/session")).status_code)
    assert codes == [204, 204, 204, 429]


async def test_a_notice_that_comes_while_the_page_waits_is_given_at_once(
    clerk: Clerk, serve: Callable[[FastAPI], str]
) -> None:
    patience = Patience(poll_seconds=30.0, look_seconds=0.1)
    async with httpx.AsyncClient(base_url=serve(chat_app(clerk, patience=patience)), timeout=20) as client:
        await client.post("/chat/session")
        await _say(client, 1)
        last = (await client.get("/chat/updates")).json()[-1]["id"]
        clerk.tell(clerk.heard[0].address.id, Outgoing(text="王阿姨周三陪您去。"))
        fresh = (await client.get("/chat/updates", params={"after": last})).json()
    assert [update["text"] for update in fresh] == ["王阿姨周三陪您去。"]


async def test_a_reminder_for_tomorrow_is_not_shown_today(resident: httpx.AsyncClient, clerk: Clerk) -> None:
    await _say(resident, 1)
    clerk.tell(clerk.heard[0].address.id, Outgoing(text="明天见"), due=NOON + timedelta(days=1))
    assert len((await resident.get("/chat/updates")).json()) == 1


async def test_a_page_loaded_again_gets_all_that_it_was_told(resident: httpx.AsyncClient) -> None:
    await _say(resident, 1)
    first = (await resident.get("/chat/updates")).json()
    assert (await resident.get("/chat/updates")).json() == first


async def test_the_page_is_light_and_asks_nobody_else(root: str) -> None:
    async with httpx.AsyncClient(base_url=root) as client:
        parts = ["/", *(f"/static/{name}" for name in ("liandong.css", "chat/chat.css", "chat/chat.js", "icon.svg"))]
        answers = [await client.get(part) for part in parts]
    assert all(answer.status_code == 200 for answer in answers)
    assert sum(len(answer.content) for answer in answers) <= 60 * 1024


async def _say(client: httpx.AsyncClient, n: int) -> int:
    return (await client.post("/chat/messages", json={"id": f"message-{n}", "text": "你好"})).status_code


# --- in a real browser ------------------------------------------------------------------------------------------

PHONE = {"width": 360, "height": 740}


class Watched:
    """A page whose console errors and outside requests are kept."""

    def __init__(self, page: Page, root: str) -> None:
        self.page = page
        self.errors: list[str] = []
        self.outside: list[str] = []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._look(request.url, urlsplit(root).netloc))

    def _look(self, url: str, own: str) -> None:
        if urlsplit(url).netloc != own:
            self.outside.append(url)


@pytest.fixture
async def phone(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="zh-CN")  # type: ignore[arg-type]
    yield context
    await context.close()


@pytest.mark.browser
async def test_an_old_man_on_a_phone_writes_and_presses_a_large_button(
    phone: BrowserContext, root: str, clerk: Clerk
) -> None:
    watched = Watched(await phone.new_page(), root)
    page = watched.page
    await page.goto(root)
    await page.get_by_label("写在这里").fill("周三下午想找人陪我去医院")
    await page.get_by_role("button", name="发送").tap()
    button = page.get_by_role("button", name="对，就这样")
    box = await button.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    await button.tap()
    await expect(page.get_by_text("好的，记下了。")).to_be_visible()
    assert clerk.heard[1].quoted == "周三下午想找人陪我去医院"
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert (watched.errors, watched.outside) == ([], [])


@pytest.mark.browser
async def test_what_could_not_be_sent_says_so_and_is_sent_by_a_tap(
    phone: BrowserContext, root: str, clerk: Clerk
) -> None:
    page = await phone.new_page()
    await page.goto(root)
    clerk.broken = True
    await page.get_by_label("写在这里").fill("我家水管漏了")
    await page.keyboard.press("Enter")
    retry = page.get_by_role("button", name="没有发出去。点这里再试")
    await expect(retry).to_be_visible()
    clerk.broken = False
    await retry.tap()
    await expect(page.get_by_text("我听到的是这样")).to_be_visible()
    await expect(retry).to_have_count(0)
    assert [heard.text for heard in clerk.heard] == ["我家水管漏了"]


@pytest.mark.browser
async def test_an_answer_lost_on_the_way_and_sent_again_acts_once(
    phone: BrowserContext, root: str, clerk: Clerk
) -> None:
    page = await phone.new_page()
    await page.goto(root)
    lost: list[int] = []

    async def lose_the_first(route: object) -> None:
        if lost:
            await route.continue_()  # type: ignore[attr-defined]
        else:
            lost.append((await route.fetch()).status)  # type: ignore[attr-defined]
            await route.abort()  # type: ignore[attr-defined]

    await page.route("**/chat/messages", lose_the_first)
    await page.get_by_label("写在这里").fill("我家水管漏了")
    await page.keyboard.press("Enter")
    # The server did hear it: its reply comes by the poll and moves the page, which must rest before a finger lands.
    await expect(page.get_by_role("button", name="对，就这样")).to_be_visible()
    await page.get_by_role("button", name="没有发出去。点这里再试").tap()
    await expect(page.get_by_role("button", name="没有发出去。点这里再试")).to_have_count(0)
    assert lost == [200]
    assert len(clerk.heard) == 1


@pytest.mark.browser
async def test_a_page_loaded_again_shows_both_sides_and_open_choices(phone: BrowserContext, root: str) -> None:
    page = await phone.new_page()
    await page.goto(root)
    await page.get_by_role("button", name="我想找人帮忙").tap()
    await expect(page.get_by_role("button", name="对，就这样")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="对，就这样")).to_be_visible()
    said = await page.locator("#log .bubble > p").all_inner_texts()
    assert [line for line in said if "我想找人帮忙" in line or "我听到" in line] == said[1:]
    assert "我想找人帮忙" in said[1]


@pytest.mark.browser
async def test_a_very_long_text_stays_in_the_box_with_a_clear_word(phone: BrowserContext, root: str) -> None:
    page = await phone.new_page()
    await page.goto(f"{root}/?lang=en")
    await page.get_by_label("Write here").fill("长" * 5000)
    await page.get_by_role("button", name="Send").tap()
    await expect(page.get_by_role("status")).to_have_text(say("en", "chat.too_long"))
    assert len(await page.get_by_label("Write here").input_value()) == 5000


@pytest.mark.browser
async def test_a_button_tapped_twice_is_pressed_once(phone: BrowserContext, root: str, clerk: Clerk) -> None:
    page = await phone.new_page()
    await page.goto(root)
    await page.get_by_label("写在这里").fill("你好")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="对，就这样").evaluate("button => { button.click(); button.click(); }")
    await expect(page.get_by_text("好的，记下了。")).to_be_visible()
    assert [heard.kind for heard in clerk.heard] == [Kind.TEXT, Kind.BUTTON]


@pytest.mark.browser
async def test_the_page_can_be_used_with_the_keyboard_alone(phone: BrowserContext, root: str, clerk: Clerk) -> None:
    page = await phone.new_page()
    await page.goto(root)
    await page.get_by_label("写在这里").fill("你好")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="对，就这样").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("好的，记下了。")).to_be_visible()
    assert clerk.heard[1].pressed == "yes"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_axe_finds_nothing_on_the_chat_page(browser: Browser, root: str, scheme: str, language: str) -> None:
    context = await browser.new_context(viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page = await context.new_page()
    await page.goto(f"{root}/?lang={language}")
    await page.locator("#text").fill("你好")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="对，就这样")).to_be_visible()
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
