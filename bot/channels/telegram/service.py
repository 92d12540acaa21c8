"""The Telegram front door, whole: connects, takes updates in by polling or webhook, has them answered, and sends.

The library's `Bot` speaks the API; its `Application` is left out, since it acknowledges an update before it is handled
and keeps no order among one person's messages that survives a crash. The inbox and the lanes do both.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.handling import PAUSES_SECONDS, Answers, Handling
from bot.channels.telegram.inbox import Inbox, poll, webhook
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.menu import set_menu
from bot.channels.telegram.settings import address, checked_secret, make_bot, paths, refused, with_path
from bot.channels.telegram.updates import ALLOWED_UPDATES
from bot.core.clock import Clock, system_clock
from bot.core.faults import fault
from bot.core.wakeup import WakeUp
from bot.words import say_both
from data.core.database import Database

_log = structlog.get_logger(__name__)
_LONGEST_PAUSE_SECONDS = 60.0


class TelegramService:
    """One bot. `router` is for the product's HTTP app, where updates are pushed to; `channel` is for the outbox."""

    def __init__(
        self,
        token: str,
        database: Database,
        answers: Answers,
        *,
        api: str = "https://api.telegram.org",
        webhook_url: str | None = None,
        webhook_secret: str | None = None,
        clock: Clock = system_clock,
        mail: WakeUp | None = None,
        pauses: Sequence[float] = PAUSES_SECONDS,
    ) -> None:
        """Nothing is sent before `start`. `mail` is woken when there may be something to send.

        `api` is the root of the Bot API. With `webhook_url` (public, https) updates are pushed to us, else we ask.
        Raises Unusable where one of them is no address, the secret cannot be one, or the token is empty.
        """
        self._bot = make_bot(token, address("LIANDONG_TELEGRAM_API", api))
        self._url = with_path(address("LIANDONG_WEBHOOK_URL", webhook_url)) if webhook_url else None
        self._secret = checked_secret(webhook_secret, token)
        memory = Memory(self._bot)
        self._handling = Handling(self._bot, database, answers, clock, mail or WakeUp(), pauses, memory)
        self._inbox = Inbox(database, token.partition(":")[0], clock, self._handling.stored, memory)
        self._tried = asyncio.Event()
        self._refused = False
        self._running: asyncio.Task[None] | None = None
        self.channel = TelegramChannel(self._bot)
        self.router = webhook(self._inbox, paths(self._url), self._secret)

    async def start(self) -> None:
        """Connect and run in the background; call it when the HTTP server already listens.

        An API that cannot be reached is tried again for ever. Raises Unusable when the token is refused.
        """
        self._running = asyncio.create_task(self._run())
        await self._tried.wait()
        if self._refused:
            await self.stop()
            raise refused()

    async def stop(self) -> None:
        """End taking updates in; those that are not handled yet wait in the inbox."""
        if self._running:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
            await self._bot.shutdown()

    async def _run(self) -> None:
        try:
            await self._connect()
        except InvalidToken:
            self._refused = True
            return self._tried.set()
        _log.info("telegram.connected", bot=self._bot.username, by="webhook" if self._url else "polling")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(set_menu(self._bot))
            tasks.create_task(self._handling.run())
            tasks.create_task(self._take_in())
        return None

    async def _connect(self) -> None:
        pause = 1.0
        while not await self._reached():
            self._tried.set()
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
        self._tried.set()

    async def _reached(self) -> bool:
        try:
            await self._bot.initialize()
        except InvalidToken:
            if self._tried.is_set():  # else `start` tells
                _log.error("telegram.refused", hint=say_both(refused().key))
            raise
        except Exception as error:  # no answer, or one that cannot be read: what answers there may change
            _log.warning("telegram.unreachable", fault=fault(error), hint="will try again; the rest keeps running")
            return False
        return True

    async def _take_in(self) -> None:
        if self._url:
            return await self._persist(self._register)
        await self._persist(self._unregister)
        await poll(self._bot, self._inbox)
        _log.error("telegram.refused", hint=say_both(refused().key))
        return None

    async def _register(self) -> None:
        await self._bot.set_webhook(self._url or "", secret_token=self._secret, allowed_updates=ALLOWED_UPDATES)
        _log.info("telegram.webhook_registered")

    async def _unregister(self) -> None:
        with suppress(InvalidToken):  # also the answer of a server that knows no webhooks, and so has none
            await self._bot.delete_webhook()

    async def _persist(self, call: Callable[[], Awaitable[object]]) -> None:
        """Until it works: updates wait at Telegram for a day."""
        pause = 1.0
        while True:
            try:
                await call()
            except TelegramError as error:
                _log.warning("telegram.not_set_up", fault=fault(error), answer=error.message)
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
            else:
                return
