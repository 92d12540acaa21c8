"""The outbox's sender: takes what is due and sends it, the most pressing first, never faster than allowed."""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog
from pydantic import ValidationError
from sqlalchemy.orm import Session

from bot.core.clock import Clock, system_clock
from bot.core.faults import fault
from bot.core.lanes import Lanes
from bot.core.messages import Address, Channel, Delivery, Outgoing, TryLater
from bot.core.rate_limit import Limiter
from bot.core.wakeup import WakeUp
from data.core.database import Database
from data.core.lifecycle import MessageStatus
from data.messaging.addresses import close_address
from data.messaging.outbox import claim_due, mark, put_back, recover
from data.models import OutboxMessage

T = TypeVar("T")
_log = structlog.get_logger(__name__)

BATCH = 10
"""Letters taken at once: something pressing waits behind so many at most."""
PATIENCE = 3
"""Letters that one chat may have in hand; more go back, so that a busy chat holds up nobody else."""
LOOK_AGAIN_SECONDS = 1.0
MEND_SECONDS = 5.0
GRACE_SECONDS = 10.0


@dataclass(frozen=True)
class Speed:
    """What a channel bears: messages a second in all and to one chat, the latter after a few at once. Telegram's."""

    in_all: float = 30.0
    a_chat: float = 1.0
    at_once: float = 3.0


@dataclass(frozen=True)
class Letter:
    """A message taken from the outbox, for us alone to send."""

    id: int
    to: Address
    body: dict[str, object]

    @property
    def lane(self) -> str:
        """Letters of one lane arrive in order."""
        return f"{self.to.channel}:{self.to.id}"


class Sender:
    """Sends through `channels`, by name. One at a time runs on a database."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Clock = system_clock,
        mail: WakeUp | None = None,
        speed: Speed = Speed(),
    ) -> None:
        """Nothing is sent before `run`. `mail` wakes it when something is due; it looks by itself every second too."""
        self._database, self._channels, self._clock = database, channels, clock
        self._speed = speed
        self._in_all = Limiter(speed.in_all, speed.in_all, time.monotonic)
        self._a_chat = Limiter(speed.a_chat, speed.at_once, time.monotonic)
        self._held: dict[str, datetime] = {}
        self._lanes: Lanes[Letter] = Lanes(self._deliver)
        self._stopping = asyncio.Event()
        self._mail = mail or WakeUp()

    async def run(self) -> None:
        """Send until cancelled; then let what is on its way arrive. What a crash left half sent is sent first."""
        try:
            await self._recover()
            while True:
                if not await self._round():
                    await self._mail.wait(LOOK_AGAIN_SECONDS)
        finally:
            self._stopping.set()
            for letter in await self._lanes.close(GRACE_SECONDS):
                await self._put_back(letter, self._clock())

    async def _recover(self) -> None:
        now = self._clock()
        for name in self._channels:
            if left := await self._run(partial(recover, channel=name, now=now)):
                _log.warning("outbox.recovered", channel=name, messages=left)

    async def _round(self) -> bool:
        """Take one batch from each channel; whether there may be more to take at once."""
        try:
            return any([await self._take(name) for name in self._channels])
        except Exception as error:  # a database that is down now may be up soon; everything waits in it
            _log.error("outbox.unreadable", fault=fault(error))
            await asyncio.sleep(MEND_SECONDS)
            return True

    async def _take(self, channel: str) -> bool:
        now = self._clock()
        claimed = await self._run(lambda session: claim_due(session, channel, now, BATCH))
        for message in claimed:
            await self._hand_out(_letter(message), now)
        return len(claimed) == BATCH

    async def _hand_out(self, letter: Letter, claimed_at: datetime) -> None:
        await self._turn(self._in_all, letter.to.channel)
        if self._lanes.waiting(letter.lane) >= PATIENCE:
            self._hold(letter.lane, PATIENCE / self._speed.a_chat)
        # As of the claim: what was put back before it was not due then, and must not be overtaken now.
        if self._held.get(letter.lane, claimed_at) > claimed_at:
            await self._put_back(letter, self._held[letter.lane])
        else:
            self._held.pop(letter.lane, None)
            self._lanes.put(letter.lane, letter)

    async def _deliver(self, letter: Letter) -> None:
        if not await self._turn(self._a_chat, letter.lane):
            return await self._put_back(letter, self._clock())
        try:
            return await self._mark(letter, await self._send(letter))
        except TryLater as later:
            until = self._hold(letter.lane, later.seconds)
            for waiting in [letter, *self._lanes.take_back(letter.lane)]:
                await self._put_back(waiting, until)

    async def _send(self, letter: Letter) -> Delivery:
        try:
            message = Outgoing.model_validate(letter.body)
            return await self._channels[letter.to.channel].send(letter.to, message)
        except ValidationError:
            return Delivery.REFUSED
        except TryLater:
            raise
        except Exception as error:  # whatever broke, the message may have gone out before it did
            _log.error("outbox.fault", message=letter.id, fault=fault(error))
            return Delivery.UNSURE

    async def _mark(self, letter: Letter, outcome: Delivery) -> None:
        if outcome is not Delivery.SENT:
            _log.warning("outbox.not_sent", message=letter.id, outcome=outcome.value)
        now = self._clock()
        await self._run(lambda session: _record(session, letter, outcome, now))

    async def _put_back(self, letter: Letter, until: datetime) -> None:
        await self._run(lambda session: put_back(session, letter.id, until))

    def _hold(self, lane: str, seconds: float) -> datetime:
        """Nothing goes to this chat for so long, so that nothing overtakes what was put back."""
        until = self._clock() + timedelta(seconds=seconds)
        self._held[lane] = max(until, self._held.get(lane, until))
        return self._held[lane]

    async def _turn(self, limiter: Limiter, key: str) -> bool:
        """Wait until one more may be sent; False when we are to stop before that."""
        while short := limiter.wait(key):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), short)
                return False
        return True

    async def _run(self, work: Callable[[Session], T]) -> T:
        return await asyncio.to_thread(self._database.run, work)


def _letter(message: OutboxMessage) -> Letter:
    return Letter(message.id, Address(channel=message.channel, id=message.external_id), message.body)


def _record(session: Session, letter: Letter, outcome: Delivery, now: datetime) -> None:
    mark(session, letter.id, MessageStatus(outcome.value), now)
    if outcome is Delivery.BLOCKED:
        close_address(session, letter.to.channel, letter.to.id, now)
