"""The sender of one channel: what is due goes out, the most pressing first, fairly among chats, never too fast."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TypeVar

import structlog
from pydantic import ValidationError
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.faults import fault
from bot.core.messages import Address, Channel, Delivery, Outgoing, TryLater
from bot.core.rate_limit import Limiter
from bot.notices.journal import Journal
from bot.words import say_both
from data.core.database import Database
from data.core.lifecycle import MessageStatus
from data.messaging.addresses import close_address
from data.messaging.outbox import begin, hurry, mark, next_due, put_back, recover
from data.models import OutboxMessage

T = TypeVar("T")
_log = structlog.get_logger(__name__)

BATCH = 10
"""Letters taken at once, each to another chat: something pressing waits behind so many at most."""
THREADS = 4
"""Of this channel's own, so that neither a solver nor another channel keeps it from the database."""
LOOK_AGAIN_SECONDS = 1.0
SWEEP_SECONDS = 30.0
MEND_SECONDS = 1.0
GRACE_SECONDS = 10.0
AGAIN_SECONDS = 1.05
"""A chat rests for so long after a message that may not have arrived."""


@dataclass(frozen=True)
class Speed:
    """What a channel bears: messages a second in all and to one chat, the latter after a few at once. Telegram's."""

    in_all: float = 30.0
    a_chat: float = 1.0
    at_once: float = 3.0


@dataclass(frozen=True)
class Letter:
    """A message that is due. `doubts`: how often it may have arrived already."""

    id: int
    to: Address
    body: dict[str, object]
    doubts: int = 0

    def outgoing(self) -> Outgoing:
        """What is sent, marked as sent again where it is. Raises ValidationError for what cannot be read."""
        message = Outgoing.model_validate(self.body)
        again = [say_both("outbox.again", "")] if self.doubts else []
        return message.model_copy(update={"text": "\n".join([*again, message.text])})


class Line:
    """Sends through one channel; one at a time runs on a database. A chat has one letter in hand at most."""

    def __init__(
        self, database: Database, channel: Channel, clock: Clock, speed: Speed, journal: Journal | None = None
    ) -> None:
        """Nothing is sent before `run`. `news` is set when something may be due; it looks by itself every second."""
        self._database, self._channel, self._clock = database, channel, clock
        self._journal = journal or Journal(None)
        self._in_all = Limiter(speed.in_all, speed.in_all, time.monotonic)
        self._a_chat = Limiter(speed.a_chat, speed.at_once, time.monotonic)
        self._held: dict[str, float] = {}
        self._in_hand: dict[str, tuple[int, asyncio.Task[None]]] = {}
        self._threads = ThreadPoolExecutor(THREADS, f"send-{channel.name}")
        self._stopping = asyncio.Event()
        self._swept = -SWEEP_SECONDS
        self.news = asyncio.Event()
        self.looked = time.monotonic()

    async def run(self) -> None:
        """Send until cancelled; then let what is on its way arrive. What a crash left half sent is sent first."""
        try:
            while True:
                self.news.clear()
                if not await self._round():
                    await self._rest()
        finally:
            self._stopping.set()
            await self._close()

    async def _rest(self) -> None:
        now = time.monotonic()
        soonest = min([LOOK_AGAIN_SECONDS, *(until - now for until in self._held.values())])
        with suppress(TimeoutError):
            await asyncio.wait_for(self.news.wait(), max(soonest, 0.001))

    async def _round(self) -> bool:
        """Hand out one batch; whether there may be more to take at once."""
        try:
            await self._sweep()
            letters = await self._run(partial(self._due, busy=self._busy()))
            self.looked = time.monotonic()
        except Exception as error:  # a database that is down now may be up soon; everything waits in it
            _log.error("outbox.unreadable", fault=fault(error))
            await asyncio.sleep(MEND_SECONDS)
            return True
        for letter in letters:
            await self._hand_out(letter)
        return len(letters) == BATCH

    async def _sweep(self) -> None:
        """What is being sent and is in nobody's hands (after a crash, or a fault of ours) waits again."""
        if time.monotonic() < self._swept + SWEEP_SECONDS:
            return
        busy, now = [id for id, _ in self._in_hand.values()], self._clock()
        arrived = self._journal.noted
        if left := await self._run(
            lambda session: recover(session, self._channel.name, now, busy, arrived), isolated=True
        ):
            _log.warning("outbox.recovered", channel=self._channel.name, messages=left)
        if ahead := await self._run(lambda session: hurry(session, self._channel.name, now), isolated=True):
            _log.warning("outbox.clock_put_back", channel=self._channel.name, messages=ahead)
        self._journal.settle(arrived.keys() - set(busy))
        self._swept = time.monotonic()

    def _busy(self) -> list[str]:
        now = time.monotonic()
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        return [*self._in_hand, *self._held]

    def _due(self, session: Session, busy: list[str]) -> list[Letter]:
        found = next_due(session, self._channel.name, self._clock(), busy, BATCH)
        return [_letter(message) for message in found]

    async def _hand_out(self, letter: Letter) -> None:
        chat = letter.to.id
        if short := self._a_chat.wait(chat):
            self._held[chat] = time.monotonic() + short
            return
        while short := self._in_all.wait(""):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), short)
        self._in_hand[chat] = letter.id, asyncio.create_task(self._delivered(letter))

    async def _delivered(self, letter: Letter) -> None:
        try:
            await self._deliver(letter)
        except Exception as error:  # the database: nothing was begun, so it waits there
            _log.error("outbox.fault", message=letter.id, fault=fault(error))
            self._held[letter.to.id] = time.monotonic() + MEND_SECONDS
        finally:
            del self._in_hand[letter.to.id]
            self.news.set()

    async def _deliver(self, letter: Letter) -> None:
        now = self._clock()
        if await self._run(lambda session: begin(session, letter.id, now) is None):
            return
        try:
            outcome, why = await self._send(letter)
        except TryLater as later:
            until = self._clock() + timedelta(seconds=later.seconds)
            self._held[letter.to.id] = time.monotonic() + later.seconds
            await self._persist(lambda session: put_back(session, letter.id, until))
            return
        if outcome is Delivery.SENT:
            self._journal.note(letter.id, now)
        # What did not arrive may go another way, by what is known of the person; what did is a mark and no more.
        if await self._persist(
            lambda session: self._record(session, letter, outcome, why), isolated=outcome is not Delivery.SENT
        ):
            self._journal.settle([letter.id])

    async def _send(self, letter: Letter) -> tuple[Delivery, str | None]:
        try:
            return await self._channel.send(letter.to, letter.outgoing()), None
        except ValidationError:
            return Delivery.REFUSED, "unreadable"
        except TryLater:
            raise
        except Exception as error:  # whatever broke, the message may have gone out before it did
            _log.error("outbox.fault", message=letter.id, fault=fault(error))
            return Delivery.UNSURE, fault(error)

    def _record(self, session: Session, letter: Letter, outcome: Delivery, why: str | None) -> None:
        now = self._clock()
        stands = mark(session, letter.id, MessageStatus(outcome.value), now, why)
        if outcome is Delivery.BLOCKED:
            close_address(session, letter.to.channel, letter.to.id, now)
        if stands is MessageStatus.WAITING:  # so that what was said after it does not overtake it at once
            self._held[letter.to.id] = time.monotonic() + AGAIN_SECONDS
        if outcome is not Delivery.SENT:
            _log.warning("outbox.not_sent", message=letter.id, outcome=outcome.value, now=stands.value)

    async def _persist(self, work: Callable[[Session], None], *, isolated: bool = False) -> bool:
        """Until it is stored, however long the database is away: what was sent must not be taken for unsent.

        False where we had to end before.
        """
        while True:
            try:
                await self._run(work, isolated=isolated)
                return True
            except Exception as error:
                _log.error("outbox.not_marked", fault=fault(error))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), MEND_SECONDS)
                return False

    async def _run(self, work: Callable[[Session], T], *, isolated: bool = False) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(self._database.run, work, isolated=isolated))

    async def _close(self) -> None:
        tasks = [task for _, task in self._in_hand.values()]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._threads.shutdown(wait=False)
        self._journal.close()


def _letter(message: OutboxMessage) -> Letter:
    to = Address(channel=message.channel, id=message.external_id)
    return Letter(message.id, to, message.body, message.doubts)
