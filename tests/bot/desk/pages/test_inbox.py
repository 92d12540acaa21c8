"""The inbox: who sees which conversation, and what its forms do."""

import re
from datetime import datetime

import httpx
import pytest
from sqlalchemy.orm import Session

from data.alarms.alarms import Told, raise_alarm
from data.alarms.queries import Source
from data.core.lifecycle import AlarmStatus, HandoffStatus
from data.handoffs.handoffs import Call, open_handoff
from data.handoffs.queries import Where
from data.handoffs.record import Words, hear
from data.handoffs.terms import Terms
from data.models import Alarm, AuditEntry, Handoff, OutboxMessage
from data.people.people import find_person
from tests.bot.desk.pages.test_alarms import send, stored, words
from tests.kit.town import enrolled

LOST = "我的低保卡不见了"
GRANNY = Where("web", "granny")
MONDAY_MORNING = datetime.fromisoformat("2026-11-23T09:00+08:00")


@pytest.fixture
def called(office) -> None:
    """On a Monday somebody of the village wants to talk to a person."""
    office.now = MONDAY_MORNING

    def call(session: Session) -> None:
        person = enrolled(session, *GRANNY, "zh", office.now)
        person.name, person.area_id, person.phone = "赵桂兰", "gaozhi", "13800000002"
        open_handoff(session, GRANNY, Call(words=Words(LOST)), office.now, Terms())

    office.database.run(call)


def told(office, who: str) -> list[str]:
    rows = [row for row in stored(office, OutboxMessage) if row.external_id == who]
    return [str(row.body["text"]) for row in rows]


async def test_what_waits_is_shown_with_its_clock_to_those_of_the_area_and_without_a_number(
    root, office, called
) -> None:
    async with office.signed_in(root, "李协调") as browser:
        page = words(await browser.get("/review/inbox"))
        thread = words(await browser.get("/review/inbox/1"))
    for expected in ("赵桂兰", "高枳村", LOST, "0 分钟没人接", "有人要找社工"):
        assert expected in page
    assert LOST in thread
    assert "13800000002" not in page + thread
    async with office.signed_in(root, "远方") as browser:
        assert LOST not in words(await browser.get("/review/inbox"))
        assert (await browser.get("/review/inbox/1")).status_code == 403
        assert (await send(browser, "/review/inbox/1/take")).status_code == 403
    assert [row.action for row in stored(office, AuditEntry) if row.action == "handoff.viewed"] == ["handoff.viewed"]


async def test_it_is_taken_written_in_and_ended_and_a_second_comes_too_late(root, office, called) -> None:
    async with office.signed_in(root, "Anna") as anna, office.signed_in(root, "李协调") as browser:
        page = words(await send(browser, "/review/inbox/1/take"))
        assert "还有 10 分钟要回" in page
        assert (await send(anna, "/review/inbox/1/take")).status_code == 409
        seen = words(await anna.get("/review/inbox/1"))
        assert "Write to" not in seen
        assert "李协调 has it" in seen
        assert "什么时候不见的？" in words(await send(browser, "/review/inbox/1/write", text="什么时候不见的？"))
        await send(browser, "/review/inbox/1/write", canned="moment")
        assert "现在没有人要找社工" in words(await send(browser, "/review/inbox/1/hand_back"))
    assert told(office, "granny")[-4:-1] == [
        "李协调来了，您直接写就行，李协调都能看到。", "李协调：什么时候不见的？",
        "李协调：请等一下，我去问清楚就回您。",
    ]  # fmt: skip
    assert stored(office, Handoff)[0].status is HandoffStatus.CLOSED


async def test_what_the_person_writes_stands_in_the_thread_and_is_owed_a_reply(root, office, called) -> None:
    async with office.signed_in(root, "李协调") as browser:
        await send(browser, "/review/inbox/1/take")
        await send(browser, "/review/inbox/1/write", text="您好")
        words_ = Words("昨天", place=(113.9, 27.6), photo="photo1", channel="telegram")
        office.database.run(lambda s: hear(s, GRANNY, words_, office.now, Terms()))
        page = words(await browser.get("/review/inbox/1"))
    assert "昨天" in page
    assert "27.60000" in page
    assert "这里看不了" in page
    assert "还有 30 分钟要回" in page


async def test_it_is_handed_on_to_a_colleague_and_what_was_typed_too_late_is_not_lost(root, office, called) -> None:
    async with office.signed_in(root, "李协调") as browser, office.signed_in(root, "Anna") as anna:
        await send(browser, "/review/inbox/1/take")
        await send(browser, "/review/inbox/1/hand_on", colleague=office.people["Anna"])
        assert "Anna" in told(office, "granny")[-1]
        late = await send(browser, "/review/inbox/1/write", text="我还想说一句")
        assert late.status_code == 409
        assert "没有送出的话：我还想说一句" in words(late)
        assert "yours" in words(await anna.get("/review/inbox"))
    assert "我还想说一句" not in told(office, "granny")


async def test_the_conversation_of_an_alarm_is_taken_on_the_page_of_alarms(root, office) -> None:
    said = Told("我爸倒了", area_id="gaozhi")
    office.database.run(lambda s: raise_alarm(s, Source("web", "stranger"), "medical", said, office.now))
    async with office.signed_in(root, "李协调") as browser:
        assert "接手对话" in words(await browser.get("/review/alarms"))
        page = await send(browser, "/review/alarms/1/talk")
        assert page.url.path == "/review/inbox/1"
        assert "您在说" in words(page)
    assert stored(office, Alarm)[0].status is AlarmStatus.CLAIMED
    assert "李协调来了" in told(office, "stranger")[-1]


@pytest.mark.parametrize("path", ["/review/inbox", "/review/inbox/1"])
async def test_nobody_without_a_session_sees_anything(root, office, called, path) -> None:
    async with httpx.AsyncClient(base_url=root) as browser:
        answer = await browser.get(path)
    assert answer.status_code == 401
    assert LOST not in words(answer)


async def test_a_form_without_its_token_does_nothing(root, office, called) -> None:
    async with office.signed_in(root, "李协调") as browser:
        assert (await browser.post("/review/inbox/1/take", data={"csrf": "x"})).status_code == 403
    assert stored(office, Handoff)[0].status is HandoffStatus.OPEN
    assert office.database.run(lambda s: find_person(s, *GRANNY) is not None)


async def test_what_is_new_since_the_page_was_opened_is_told_once_and_written_down(root, office, called) -> None:
    async with office.signed_in(root, "李协调") as browser:
        await send(browser, "/review/inbox/1/take")
        page = (await browser.get("/review/inbox/1")).text
        seen = {name: re.search(f'name="{name}" value="([^"]*)"', page)[1] for name in ("after", "state")}
        viewed = [row.action for row in stored(office, AuditEntry)].count("handoff.viewed")
        assert (await browser.get("/review/inbox/1/news", params=seen)).status_code == 204
        assert [row.action for row in stored(office, AuditEntry)].count("handoff.viewed") == viewed
        office.database.run(lambda s: hear(s, GRANNY, Words("昨天在市场"), office.now, Terms()))
        news = words(await browser.get("/review/inbox/1/news", params=seen))
    assert "昨天在市场" in news
    assert LOST not in news
    assert [row.action for row in stored(office, AuditEntry)].count("handoff.viewed") == viewed + 1


async def test_how_it_stands_is_news_too_and_holds_no_words_that_were_shown(root, office, called) -> None:
    async with office.signed_in(root, "李协调") as browser:
        page = (await browser.get("/review/inbox/1")).text
        seen = {name: re.search(f'name="{name}" value="([^"]*)"', page)[1] for name in ("after", "state")}
        async with office.signed_in(root, "Anna") as anna:
            await send(anna, "/review/inbox/1/take")
        news = words(await browser.get("/review/inbox/1/news", params=seen))
    assert "Anna" in news
    assert LOST not in news


async def test_news_are_for_those_who_may_see_the_thread(root, office, called) -> None:
    async with httpx.AsyncClient(base_url=root) as nobody:
        assert (await nobody.get("/review/inbox/1/news")).status_code == 401
    async with office.signed_in(root, "远方") as browser:
        refused = await browser.get("/review/inbox/1/news")
        assert (refused.status_code, refused.content) == (403, b"")
        assert (await browser.get("/review/inbox/9/news")).status_code == 403
