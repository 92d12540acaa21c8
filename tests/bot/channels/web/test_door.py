"""The front door while the database is locked, full or gone, and where the bot itself fails."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, ProgrammingError

from bot.channels.web.door import DoorPatience, PatientDoor
from bot.core.messages import Address, Incoming, Outgoing
from data.core.errors import DatabaseBusy

GONE = OperationalError("INSERT", {}, Exception("database or disk is full"))


class Front:
    """Fails as often as it is told to, waits while it is held, and remembers what was handled."""

    def __init__(self, *faults: Exception) -> None:
        self.faults, self.handled, self.free = list(faults), asyncio.Queue[str](), asyncio.Event()
        self.called: asyncio.Queue[str] = asyncio.Queue()
        self.nobody_can_be_called = False
        self.free.set()

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        await self.free.wait()
        if self.faults:
            raise self.faults.pop(0)
        self.handled.put_nowait(incoming.text)
        return []

    async def give_up(self, address: Address) -> None:
        if self.nobody_can_be_called:
            raise GONE
        self.called.put_nowait(address.id)


def words(text: str) -> Incoming:
    return Incoming(
        address=Address(channel="web", id="x"), update_id="1", at=datetime(2026, 11, 21, tzinfo=UTC), text=text
    )


def door(front: Front) -> PatientDoor:
    return PatientDoor(front, DoorPatience(urgent_seconds=0.05, others_seconds=0.05, again_seconds=0.01))


@pytest.mark.parametrize("text", ["你好", "救命"])
async def test_what_is_handled_in_time_is_taken(text: str) -> None:
    assert await door(Front()).take(words(text)) == "handled"


@pytest.mark.parametrize("error", [GONE, DatabaseBusy("locked"), ConnectionRefusedError()])
async def test_danger_is_brought_again_until_it_is_handled(error: Exception) -> None:
    front = Front(*[error] * 3)
    patient = door(front)
    assert await patient.take(words("救命")) == "away"
    assert await front.handled.get() == "救命"
    assert front.called.empty()


async def test_what_is_no_danger_is_told_of_and_not_kept() -> None:
    front = Front(GONE)
    assert await door(front).take(words("你好")) == "away"
    assert (front.handled.empty(), front.called.empty()) == (True, True)


@pytest.mark.parametrize("text", ["你好", "救命"])
async def test_nobody_waits_for_a_locked_database_and_it_is_handled_when_that_is_over(text: str) -> None:
    front = Front()
    front.free.clear()
    patient = door(front)
    assert await patient.take(words(text)) == "away"
    front.free.set()
    assert await front.handled.get() == text


async def test_a_fault_of_the_message_is_the_callers() -> None:
    with pytest.raises(DataError):
        await door(Front(DataError("INSERT", {}, Exception()))).take(words("你好"))


async def test_in_danger_no_fault_keeps_the_advice_back_and_none_of_the_message_is_tried_for_ever() -> None:
    front = Front(OverflowError())
    assert await door(front).take(words("救命")) == "failed"
    assert front.handled.empty()


OURS = [
    KeyError("a slip of ours"), IntegrityError("INSERT", {}, Exception()), ProgrammingError("SELECT", {}, Exception()),
]  # fmt: skip


@pytest.mark.parametrize("text", ["你好", "救命"])
@pytest.mark.parametrize("error", OURS)
async def test_what_the_bot_failed_to_handle_is_looked_at_by_a_person(text: str, error: Exception) -> None:
    front = Front(error)
    assert await door(front).take(words(text)) == "failed"
    assert (front.called.get_nowait(), front.handled.empty()) == ("x", True)


@pytest.mark.parametrize("text", ["你好", "救命"])
async def test_somebody_is_called_too_where_the_bot_fails_after_the_person_was_answered(text: str) -> None:
    front = Front(KeyError("a slip of ours"))
    front.free.clear()
    patient = door(front)
    assert await patient.take(words(text)) == "away"
    front.free.set()
    assert await front.called.get() == "x"


async def test_who_cannot_even_be_given_to_a_person_is_told_that_it_failed() -> None:
    front = Front(KeyError("a slip of ours"))
    front.nobody_can_be_called = True
    assert await door(front).take(words("你好")) == "failed"
