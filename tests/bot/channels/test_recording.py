"""The recording channel: a real channel that keeps what it was given."""

import asyncio

import pytest

from bot.channels.recording import RecordingChannel
from bot.core.messages import Address, Channel, Delivery, Outgoing, TryLater

WANG, LI = Address(channel="recording", id="wang"), Address(channel="recording", id="li")


def test_it_is_a_channel() -> None:
    channel: Channel = RecordingChannel()
    assert channel.name == "recording"


async def test_messages_are_kept_in_order_and_by_person() -> None:
    channel = RecordingChannel()
    for to, text in ((WANG, "一"), (LI, "二"), (WANG, "三")):
        assert await channel.send(to, Outgoing(text=text)) is Delivery.SENT
    assert [message.text for message in channel.to("wang")] == ["一", "三"]
    assert [to.id for to, _ in channel.sent] == ["wang", "li", "wang"]


async def test_outcomes_are_used_up_one_a_send_and_try_later_keeps_nothing() -> None:
    channel = RecordingChannel(outcomes=[TryLater(3), Delivery.UNSURE])
    with pytest.raises(TryLater):
        await channel.send(WANG, Outgoing(text="一"))
    assert await channel.send(WANG, Outgoing(text="二")) is Delivery.UNSURE
    assert await channel.send(WANG, Outgoing(text="三")) is Delivery.SENT
    assert [message.text for message in channel.to("wang")] == ["二", "三"]


async def test_somebody_can_wait_for_messages_to_come() -> None:
    channel = RecordingChannel()
    waiting = asyncio.create_task(channel.wait_for(2))
    for text in ("一", "二"):
        await channel.send(WANG, Outgoing(text=text))
    assert len(await waiting) == 2


async def test_waiting_in_vain_ends() -> None:
    with pytest.raises(TimeoutError):
        await RecordingChannel().wait_for(1, within=0.01)
