"""The page of undelivered messages: whom they did not reach and why, for those of the area alone, never their words."""

import httpx
import pytest

from data.core.lifecycle import MessageStatus
from data.messaging.outbox import begin, enqueue, mark
from data.models import AuditEntry
from tests.bot.desk.pages.test_alarms import stored, words

SECRET = "家里的门牌号"


@pytest.fixture
def failed(office) -> None:
    """A volunteer of the village has stopped the bot."""

    def fail(s) -> None:
        message = enqueue(s, "web", "王秀英", {"text": SECRET}, "danger", office.now)
        begin(s, message.id, office.now)
        mark(s, message.id, MessageStatus.BLOCKED, office.now)

    office.database.run(fail)


async def test_coordinators_of_the_area_see_whom_it_did_not_reach_and_why_and_not_what_it_said(
    root, office, failed
) -> None:
    async with office.signed_in(root, "李协调") as browser:
        page = words(await browser.get("/review/undelivered"))
        assert "/review/undelivered" in (await browser.get("/review")).text
    for expected in ("王秀英", "高枳村", "急事", "对方停用了机器人", "11月21日"):
        assert expected in page
    assert SECRET not in page
    assert [entry.action for entry in stored(office, AuditEntry) if entry.action.startswith("undelivered")] == [
        "undelivered.viewed"
    ]


async def test_it_is_said_in_the_readers_language_and_not_to_another_town(root, office, failed) -> None:
    async with office.signed_in(root, "Anna") as browser:
        assert "they have stopped the bot" in words(await browser.get("/review/undelivered"))
    async with office.signed_in(root, "远方") as browser:
        page = words(await browser.get("/review/undelivered"))
    assert "最近两周的消息都送到了" in page
    assert "王秀英" not in page


async def test_nobody_without_a_session_sees_it(root, failed) -> None:
    async with httpx.AsyncClient(base_url=root) as browser:
        answer = await browser.get("/review/undelivered")
    assert answer.status_code == 401
    assert "王秀英" not in answer.text
