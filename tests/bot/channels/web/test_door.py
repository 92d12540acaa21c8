"""The front door while the database is locked, full or gone."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import DataError, OperationalError

from bot.channels.web.door import DoorPatience, PatientDoor
from bot.core.messages import Address, Incoming, Outgoing
from data.core.errors import DatabaseBusy

GONE = OperationalError("INSERT", {}, Exception("database or disk is full"))


class Front:
    """Fails as often as it is told to, waits while it is held, and remembers what was handled."""

    def __init__(self, *faults: Exception) -> None:
        self.faults, self.handled, self.free = list(faults), asyncio.Queue[str](), asyncio.Event()
        self.free.set()

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        await self.free.wait()
        if self.faults:
            raise self.faults.pop(0)
        self.handled.put_nowait(incoming.text)
        return []


def words(text: str) -> Incoming:
    return Incoming(
        address=Address(channel="web", id="x"), update_id="1", at=datetime(2026, 11, 21, tzinfo=UTC), text=text
    )


def door(front: Front) -> PatientDoor:
    return PatientDoor(front, DoorPatience(urgent_seconds=0.05, others_seconds=0.05, again_seconds=0.01))


@pytest.mark.parametrize("text", ["你好", "救命"])
async def test_what_is_handled_in_time_is_taken(text: str) -> None:
    assert await door(Front()).take(words(text))


@pytest.mark.parametrize("error", [GONE, DatabaseBusy("locked"), ConnectionRefusedError()])
async def test_danger_is_brought_again_until_it_is_handled(error: Exception) -> None:
    front = Front(*[error] * 3)
    patient = door(front)
    assert not await patient.take(words("救命"))
    assert await front.handled.get() == "救命"


async def test_what_is_no_danger_is_told_of_and_not_kept() -> None:
    front = Front(GONE)
    assert not await door(front).take(words("你好"))
    assert front.handled.empty()


@pytest.mark.parametrize("text", ["你好", "救命"])
async def test_nobody_waits_for_a_locked_database_and_it_is_handled_when_that_is_over(text: str) -> None:
    front = Front()
    front.free.clear()
    patient = door(front)
    assert not await patient.take(words(text))
    front.free.set()
    assert await front.handled.get() == text


async def test_a_fault_of_the_message_is_the_callers() -> None:
    with pytest.raises(DataError):
        await door(Front(DataError("INSERT", {}, Exception()))).take(words("你好"))


async def test_in_danger_no_fault_keeps_the_advice_back_and_none_of_the_message_is_tried_for_ever() -> None:
    front = Front(OverflowError())
    assert not await door(front).take(words("救命"))
    assert front.handled.empty()
