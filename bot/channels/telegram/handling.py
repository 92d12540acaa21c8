"""From the inbox to the conversation: one lane a chat; what fails is tried again, then let go with an apology."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

import structlog
from sqlalchemy.orm import Session
from telegram import Bot, CallbackQuery, Update
from telegram.error import TelegramError

from bot.channels.telegram.memory import Memory
from bot.channels.telegram.updates import NAME, incoming, membership
from bot.core.clock import Clock
from bot.core.faults import fault
from bot.core.lanes import Lanes
from bot.core.messages import Address, Incoming, Outgoing, Priority
from bot.core.rate_limit import Limiter
from bot.core.wakeup import WakeUp
from bot.words import say_both
from data.core.database import Database
from data.messaging.addresses import close_address, open_address
from data.messaging.inbox import mark_attempt, mark_handled, pending
from data.messaging.outbox import enqueue, revive
from data.models import InboxUpdate

T = TypeVar("T")
_log = structlog.get_logger(__name__)

PAUSES_SECONDS = (0.5, 1.0, 2.0, 4.0)
"""Between two attempts at one update; after the last attempt it is let go."""
UPDATES_AT_ONCE = 32
"""Updates being handled at the same time."""
UPDATES_IN_HAND = 300
"""Updates read from the inbox and not handled yet; the others wait there."""
UPDATES_OF_A_CHAT = 5
"""Of which so many may be one chat's."""
_LOOK_AGAIN_SECONDS = 5.0
_ANSWER_SECONDS = 5.0
_A_CHAT_PER_SECOND, _A_CHAT_AT_ONCE = 5.0, 40.0
_CHARACTERS_OF_A_MESSAGE = 1000
_STORE_SECONDS = 3.0
_HANDLED_SECONDS = 4.0
"""How long danger waits to be handled, once stored, before it is answered from memory as well."""


class Answers(Protocol):
    """The front door: answers a person, once for each update, and marks the inbox row handled in the same commit."""

    async def answer(self, incoming: Incoming, inbox_id: int | None = None) -> list[Outgoing]:
        """Handle one message; what is said in return is in the outbox when this returns."""
        ...

    def noticed(self, address: Address, update_id: str) -> None:
        """A message from there waits for its turn; what is before it need not take long."""
        ...

    async def give_up(self, address: Address) -> None:
        """A message from there cannot be handled: somebody is asked to look, and the person is told so."""
        ...


@dataclass(frozen=True)
class Letter:
    """A stored update on its way to the conversation."""

    id: int
    update_id: str
    lane: str
    payload: dict[str, Any]
    received_at: datetime


class Handling:
    """Hands stored updates to the conversation: a chat's in order, chats side by side. `mail` is woken after each."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        answers: Answers,
        clock: Clock,
        mail: WakeUp,
        pauses: Sequence[float] = PAUSES_SECONDS,
        memory: Memory | None = None,
    ) -> None:
        """`bot` is initialised before `run`. `memory` answers where the database is away."""
        self._bot, self._database, self._answers, self._clock = bot, database, answers, clock
        self._mail, self._pauses, self._memory = mail, pauses, memory or Memory(bot)
        self.stored = WakeUp()
        self._pace = Limiter(_A_CHAT_PER_SECOND, _A_CHAT_AT_ONCE, time.monotonic)
        self._more = False
        self._taken: set[int] = set()
        self._slots = asyncio.Semaphore(UPDATES_AT_ONCE)
        self._lanes: Lanes[Letter] = Lanes(self._settle)
        self._pressed: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Handle until cancelled, beginning with what an earlier run left; then let what has begun end."""
        try:
            while True:
                await self._take()
                await self.stored.wait(_LOOK_AGAIN_SECONDS)
        finally:
            await self._lanes.close(_ANSWER_SECONDS)

    async def _take(self) -> None:
        try:
            rows = await self._run(lambda session: pending(session, NAME, UPDATES_IN_HAND, UPDATES_OF_A_CHAT))
        except Exception as error:  # a database that is down now may be up soon; everything waits in it
            _log.error("inbox.unreadable", fault=fault(error))
            return
        per_chat = Counter(row.lane for row in rows)
        self._more = len(rows) == UPDATES_IN_HAND or UPDATES_OF_A_CHAT in per_chat.values()
        for row in rows:
            if row.id not in self._taken:
                self._taken.add(row.id)
                self._answers.noticed(Address(channel=NAME, id=row.lane or ""), row.update_id)
                self._lanes.put(row.lane or "", _letter(row))

    async def _settle(self, letter: Letter) -> None:
        """Try until it is done with, one way or the other: what comes after it in its lane must not overtake."""
        failures = 0
        await self._paced(letter)
        while not await self._tried(letter):
            await asyncio.sleep(self._pauses[min(failures, len(self._pauses) - 1)])
            failures += 1
        self._taken.discard(letter.id)
        if self._more and len(self._taken) < UPDATES_IN_HAND // 2:
            self.stored.wake()

    async def _paced(self, letter: Letter) -> None:
        """A chat that floods us waits for itself alone; much text is much work."""
        cost = 1 + len(str(letter.payload)) / _CHARACTERS_OF_A_MESSAGE
        if seconds := self._pace.wait(letter.lane, cost):
            await asyncio.sleep(seconds)
            self._pace.wait(letter.lane, cost)

    async def _tried(self, letter: Letter) -> bool:
        """One attempt; whether the update is done with."""
        try:
            async with self._slots:
                await self._memory.beside([letter.payload], self._attempt(letter), _HANDLED_SECONDS)
        except Exception as error:
            _log.warning("telegram.update_failed", update=letter.update_id, fault=fault(error))
            return False
        return True

    async def _attempt(self, letter: Letter) -> None:
        # Counted before it is tried, so that an update that ends the whole process is let go of in the end.
        attempts = await self._run(lambda session: mark_attempt(session, letter.id))
        if attempts is None:
            return
        if attempts > len(self._pauses) + 1:
            await self._let_go(letter)
        else:
            await self._act(Update.de_json(letter.payload, self._bot), letter)

    async def _act(self, update: Update, letter: Letter) -> None:
        if update.callback_query:
            self._acknowledge(update.callback_query)
        if change := membership(update):
            await self._run(lambda session: _open_or_close(session, *change, self._clock()), isolated=True)
        said = incoming(update, letter.update_id, self._bot.bot, letter.received_at)
        if said is None:
            await self._run(lambda session: mark_handled(session, letter.id, self._clock()))
        else:
            await self._answers.answer(said, letter.id)
            self._mail.wake()

    async def _let_go(self, letter: Letter) -> None:
        _log.error("telegram.update_let_go", update=letter.update_id)
        await self._run(lambda session: _apologise(session, letter, self._clock()))
        if _is_private(letter):
            await self._answers.give_up(Address(channel=NAME, id=letter.lane))
        self._mail.wake()

    def _acknowledge(self, query: CallbackQuery) -> None:
        """End the waiting sign on the button, beside all else: nothing depends on it."""
        task = asyncio.create_task(_answered(query))
        self._pressed.add(task)
        task.add_done_callback(self._pressed.discard)

    async def _run(self, work: Callable[[Session], T], *, isolated: bool = False) -> T:
        return await asyncio.to_thread(self._database.run, work, _STORE_SECONDS, isolated=isolated)


async def _answered(query: CallbackQuery) -> None:
    with suppress(TelegramError):  # "query is too old" and the like hurt nobody
        await query.answer(read_timeout=_ANSWER_SECONDS)


def _letter(row: InboxUpdate) -> Letter:
    return Letter(row.id, row.update_id, row.lane or "", row.payload or {}, row.received_at)


def _open_or_close(session: Session, address: Address, opened: bool, now: datetime) -> None:
    """Somebody who stopped the bot is not written to; somebody who starts it again is."""
    if opened:
        open_address(session, address.channel, address.id)
        revive(session, address.channel, address.id, now)
    else:
        close_address(session, address.channel, address.id, now)


def _apologise(session: Session, letter: Letter, now: datetime) -> None:
    mark_handled(session, letter.id, now)
    if _is_private(letter):
        sorry = Outgoing(text=say_both("telegram.sorry", "\n")).model_dump(mode="json")
        enqueue(session, NAME, letter.lane, sorry, Priority.ANSWER, now, f"{NAME}:sorry:{letter.id}")


def _is_private(letter: Letter) -> bool:
    """A person's own chat; those of groups are negative."""
    return letter.lane.isdigit()
