"""The mailbox: what waits for people who come and fetch it, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.channels.mailbox import Mailbox
from bot.core.messages import Outgoing
from data.core.database import Database
from data.core.lifecycle import MessageStatus
from data.messaging import outbox
from data.models import OutboxMessage

NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)


def put(database: Database, text: str, *, who: str = "wang", channel: str = "web", due: datetime = NOON) -> None:
    body = Outgoing(text=text).model_dump(mode="json")
    database.run(lambda session: outbox.enqueue(session, channel, who, body, "answer", due))


def mailbox(database: Database) -> Mailbox:
    return Mailbox(database, "web", lambda: NOON)


async def test_a_page_gets_what_is_its_own_in_order(database: Database) -> None:
    put(database, "一")
    put(database, "别人的", who="li")
    put(database, "别处的", channel="telegram")
    put(database, "二")
    assert [row.message.text for row in await mailbox(database).after("wang", 0)] == ["一", "二"]


async def test_fetching_delivers_and_fetching_again_gives_the_same(database: Database) -> None:
    put(database, "一")
    first = await mailbox(database).after("wang", 0)
    row = database.run(lambda session: session.get_one(OutboxMessage, first[0].id))
    assert (row.status, row.sent_at) == (MessageStatus.SENT, NOON)
    assert await mailbox(database).after("wang", 0) == first
    assert await mailbox(database).after("wang", first[0].id) == []


async def test_what_is_due_later_stays_on_the_mailbox(database: Database) -> None:
    put(database, "明天", due=NOON + timedelta(days=1))
    assert await mailbox(database).after("wang", 0) == []
    assert await mailbox(database).new("wang") == []


async def test_two_pages_that_fetch_at_once_are_both_told(database: Database) -> None:
    for text in ("一", "二", "三"):
        put(database, text)
    found = await asyncio.gather(*(mailbox(database).after("wang", 0) for _ in range(4)))
    assert [[row.message.text for row in each] for each in found] == [["一", "二", "三"]] * 4


async def test_of_two_terminals_at_once_each_message_is_told_to_one(database: Database) -> None:
    for text in ("一", "二", "三"):
        put(database, text)
    found = await asyncio.gather(*(mailbox(database).new("wang") for _ in range(4)))
    assert sorted(message.text for each in found for message in each) == sorted(("一", "二", "三"))


async def test_a_terminal_is_told_everything_once(database: Database) -> None:
    put(database, "一")
    assert [message.text for message in await mailbox(database).new("wang")] == ["一"]
    put(database, "二")
    assert [message.text for message in await mailbox(database).new("wang")] == ["二"]
    assert await mailbox(database).new("wang") == []
