"""The Telegram front door, whole: connects, takes updates in by polling or webhook, has them answered, and sends.

The library's `Bot` speaks the API; its `Application` is left out, since it acknowledges an update before it is handled
and keeps no order among one person's messages that survives a crash. The inbox and the lanes do both.
"""

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from urllib.parse import urlsplit

import structlog
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.bell import Bell
from bot.channels.telegram_channel import TelegramChannel
from bot.channels.telegram_handling import PAUSES, Answers, Handling
from bot.channels.telegram_inbox import Inbox, poll, webhook
from bot.channels.telegram_menu import set_menu
from bot.channels.telegram_request import AiohttpRequest
from bot.channels.telegram_updates import ALLOWED_UPDATES
from bot.clock import Clock, system_clock
from bot.errors import Unusable
from bot.faults import fault
from data.database import Database

PATH = "/telegram/webhook"
"""Where updates are pushed to when the public address names no path of its own."""

_log = structlog.get_logger(__name__)
_LONGEST_PAUSE_SECONDS = 60.0


class TelegramService:
    """One bot. `router` is for the product's HTTP app, where updates are pushed to; `channel` is for the postman."""

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
        mail: Bell | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        """Nothing is sent before `start`. `mail` rings when there may be something for the postman.

        `api` is the root of the Bot API. With `webhook_url` (public, https) updates are pushed to us, else we ask.
        Raises Unusable where one of them is no address, or the token is empty.
        """
        self._bot = _bot(token, _address("LIANDONG_TELEGRAM_API", api))
        self._url = _with_path(_address("LIANDONG_WEBHOOK_URL", webhook_url)) if webhook_url else None
        self._secret = webhook_secret or _secret(token)
        self._handling = Handling(self._bot, database, answers, clock, mail or Bell(), pauses)
        self._inbox = Inbox(database, token.partition(":")[0], clock, self._handling.stored)
        self._tried = asyncio.Event()
        self._refused = False
        self._running: asyncio.Task[None] | None = None
        self.channel = TelegramChannel(self._bot)
        self.router = webhook(self._inbox, _paths(self._url), self._secret)

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
            _log.error("telegram.refused", hint=str(refused()))
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
        _log.error("telegram.refused", hint=str(refused()))
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


def refused() -> Unusable:
    """The token is wrong: what to do."""
    return Unusable(
        "Telegram 不认 LIANDONG_TELEGRAM_TOKEN。请在 Telegram 里向 @BotFather 发 /mybots，"
        "复制 API Token，重新设置后再启动；若设置了 LIANDONG_TELEGRAM_API，也请核对。",
        "Telegram refuses LIANDONG_TELEGRAM_TOKEN. Send /mybots to @BotFather, copy the API token, "
        "set it and start again; if LIANDONG_TELEGRAM_API is set, check it too.",
    )


def _bot(token: str, api: str) -> Bot:
    if not token:
        raise refused()
    return Bot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=AiohttpRequest(api),
        get_updates_request=AiohttpRequest(api, connections=1),
    )


def _address(setting: str, url: str) -> str:
    if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/\S*)?", url):
        raise Unusable(
            f"{setting} 应是完整的地址，例如 https://example.org。",
            f"{setting} must be a whole address, for example https://example.org.",
        )
    return url.rstrip("/")


def _secret(token: str) -> str:
    """A secret of our own where none is set: the same after a restart and in every process, and nobody can guess it."""
    return hmac.new(token.encode(), b"webhook secret", sha256).hexdigest()


def _with_path(url: str) -> str:
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + PATH


def _paths(url: str | None) -> list[str]:
    """Ours and, where a proxy passes paths on as they are, that of the public address."""
    return sorted({PATH, urlsplit(url).path}) if url else []
