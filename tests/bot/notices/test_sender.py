import asyncio
import time
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.core.clock import system_clock
from bot.core.messages import Address, Delivery, Outgoing, TryLater
from bot.core.wakeup import WakeUp
from bot.notices.line import Speed
from bot.notices.sender import Sender
from data.core.database import Database
from data.core.lifecycle import MessageStatus
from data.messaging.addresses import addresses_of
from data.messaging.outbox import begin, enqueue
from tests.botapi.answers import BLOCKED, ApiError, bad_request, too_many
from tests.botapi.faults import Lost, Says
from tests.botapi.rig import Rig
from tests.botapi.server import BotApi
from tests.kit.keys import KEYRING
from tests.kit.town import enrolled


async def test_the_most_pressing_goes_first_and_equals_in_order(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        rig = Rig(tmp_path, api)
        for priority in ("broadcast", "notice", "answer", "danger"):
            rig.write(7, f"{priority} 1", priority)
            rig.write(7, f"{priority} 2", priority)
        async with rig:
            await granny.hears("broadcast 2")
        spoken = [f"{priority} {n}" for priority in ("danger", "answer", "notice", "broadcast") for n in (1, 2)]
        assert [said.text for said in granny.chat.said] == spoken


async def test_too_many_messages_to_one_chat_hold_up_nobody_else_and_keep_their_order(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny, uncle = api.person(7), api.person(8)
        api.faults.order("sendMessage", Says(too_many(1)), chat=7)
        rig = Rig(tmp_path, api)
        for text in ("一", "二", "三"):
            rig.write(7, text)
        rig.write(8, "您好")
        async with rig:
            await uncle.hears("您好")
            assert granny.chat.said == []
            await granny.hears("三")
        assert [said.text for said in granny.chat.said] == ["一", "二", "三"]


@pytest.mark.parametrize(("done", "arrived"), [(True, 1), (False, 0)])
async def test_a_notice_that_may_have_arrived_is_not_sent_again(tmp_path: Path, done: bool, arrived: int) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        api.faults.order("sendMessage", Lost(done))
        async with Rig(tmp_path, api) as rig:
            rig.write(7, "一", "notice")
            rig.write(7, "二", "notice")
            await granny.hears("二")
            assert rig.outbox()[0].status is MessageStatus.UNSURE
        assert len([said for said in granny.chat.said if said.text == "一"]) == arrived


@pytest.mark.parametrize(("priority", "times"), [("danger", 2), ("answer", 1)])
async def test_danger_and_answers_that_may_have_arrived_go_again_and_say_so(
    tmp_path: Path, priority: str, times: int
) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        api.faults.order("sendMessage", Lost(), times)
        async with Rig(tmp_path, api) as rig:
            rig.write(7, "一", priority)
            assert (await granny.hears("一")).text == "（再发一次）(sent again)\n一"
        assert [message.status for message in rig.outbox()] == [MessageStatus.SENT]


async def test_hundreds_of_alarms_to_one_coordinator_delay_nobodys_answer(tmp_path: Path) -> None:
    """Forty seconds of 救命 from one browser kept everybody on Telegram waiting for 70 s."""
    async with BotApi() as api:
        coordinator, uncle = api.person(7), api.person(8)
        rig = Rig(tmp_path, api, Speed())
        for n in range(600):
            rig.write(7, f"救命{n}", "danger")
        rig.write(8, "您好")
        async with rig:
            await uncle.hears("您好", seconds=5)
            await coordinator.hears("救命0")


async def test_a_message_that_can_never_be_sent_holds_up_nothing(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        api.faults.order("sendMessage", Says(bad_request("BUTTON_DATA_INVALID")))
        async with Rig(tmp_path, api) as rig:
            rig.write(7, "一")
            rig.write(7, "二")
            await granny.hears("二")
            assert rig.outbox()[0].status is MessageStatus.REFUSED


async def test_who_blocked_the_bot_is_written_to_no_more(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        async with Rig(tmp_path, api) as rig:
            person = rig.database.run(lambda session: enrolled(session, "telegram", "7", "zh", system_clock()))
            api.faults.order("sendMessage", Says(ApiError(403, BLOCKED)))
            rig.write(7, "一")
            rig.write(7, "二")
            await granny.hears("二")
            assert rig.outbox()[0].status is MessageStatus.BLOCKED
            assert rig.database.run(lambda session: addresses_of(session, person)) == []


async def test_what_a_crash_left_half_sent_is_sent(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        rig = Rig(tmp_path, api)
        rig.write(7, "一")
        [message] = rig.outbox()
        rig.database.run(lambda session: begin(session, message.id, system_clock()))
        async with rig:
            assert (await granny.hears("一")).text == "（再发一次）(sent again)\n一"


async def test_a_busy_chat_holds_up_nobody_else(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny, uncle = api.person(7), api.person(8)
        rig = Rig(tmp_path, api, Speed(in_all=1000, a_chat=0.001, at_once=2))
        for n in range(50):
            rig.write(7, f"第{n}条", "danger")
        rig.write(8, "您好", "broadcast")
        async with rig:
            await uncle.hears("您好")
            await granny.hears("第1条")
            assert [said.text for said in granny.chat.said] == ["第0条", "第1条"]


async def test_all_together_are_no_faster_than_allowed(tmp_path: Path) -> None:
    async with BotApi() as api:
        people = [api.person(id) for id in range(1, 21)]
        rig = Rig(tmp_path, api, Speed(in_all=10, a_chat=1000, at_once=1000))
        for person in people:
            rig.write(person.chat.id, "您好")
        began = time.monotonic()
        async with rig:
            for person in people:
                await person.hears("您好")
        assert time.monotonic() - began >= 1  # ten at once, then ten a second


async def test_what_is_due_later_waits(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        async with Rig(tmp_path, api) as rig:
            body, later = Outgoing(text="明天").model_dump(mode="json"), system_clock() + timedelta(days=1)
            rig.database.run(lambda session: enqueue(session, "telegram", "7", body, "danger", later))
            rig.write(7, "今天")
            await granny.hears("今天")
        assert [said.text for said in granny.chat.said] == ["今天"]


class Scripted:
    """A channel that does as told with each message, the last instruction for ever."""

    name = "scripted"

    def __init__(self, *script: Delivery | Exception) -> None:
        self._script = list(script)
        self.sent: list[str] = []
        self.enough = asyncio.Event()

    async def send(self, to: Address, message: Outgoing) -> Delivery:
        """Do as told."""
        outcome = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        self.sent.append(message.text)
        if message.text == "最后":
            self.enough.set()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


async def deliver(folder: Path, channel: Scripted, *bodies: dict[str, object]) -> list[MessageStatus]:
    """Send `bodies` and then a last message; what became of the former."""
    database = Database(f"sqlite:///{folder / 'liandong.sqlite3'}", KEYRING)
    database.migrate()
    for body in (*bodies, Outgoing(text="最后").model_dump(mode="json")):
        database.run(lambda session, body=body: enqueue(session, "scripted", "7", body, "answer", system_clock()))  # type: ignore[misc]
    posting = asyncio.create_task(Sender(database, {"scripted": channel}, mail=WakeUp()).run())
    await asyncio.wait_for(channel.enough.wait(), 20)
    posting.cancel()
    await asyncio.gather(posting, return_exceptions=True)
    with database.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT status FROM outbox_messages ORDER BY id").scalars().all()
    return [MessageStatus(status) for status in found[:-1]]


HELLO: dict[str, object] = {"text": "您好"}


async def test_what_was_not_taken_is_tried_again_until_it_is(tmp_path: Path) -> None:
    channel = Scripted(TryLater(0.01), TryLater(0.01), Delivery.SENT)
    assert await deliver(tmp_path, channel, HELLO) == [MessageStatus.SENT]
    assert channel.sent == ["您好", "您好", "您好", "最后"]


async def test_a_channel_that_breaks_may_have_sent_the_answer_which_goes_again(tmp_path: Path) -> None:
    channel = Scripted(ValueError("您好"), Delivery.SENT)
    with capture_logs() as logs:
        assert await deliver(tmp_path, channel, HELLO) == [MessageStatus.SENT]
    assert "outbox.fault" in [entry["event"] for entry in logs]
    assert "您好" not in str(logs)


async def test_a_message_that_cannot_be_read_is_refused_and_the_next_one_goes(tmp_path: Path) -> None:
    channel = Scripted(Delivery.SENT)
    assert await deliver(tmp_path, channel, {"of": "another version"}) == [MessageStatus.REFUSED]
    assert channel.sent == ["最后"]


def test_a_channel_reports_every_end_of_a_message_and_no_other() -> None:
    assert {MessageStatus(delivery.value) for delivery in Delivery} == MessageStatus.reported()
