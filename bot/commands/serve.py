"""`liandong serve`: Telegram, web chat, review page, matcher and sender in one process, until Ctrl-C or SIGTERM."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import structlog

from bot.app import Product, running
from bot.channels.telegram.service import TelegramService
from bot.commands.check import require_startable
from bot.commands.listening import listening
from bot.commands.progress import report
from bot.conversation.interpreters import in_process, interpreting
from bot.core.logs import configure
from bot.core.private import keep_private
from bot.core.settings import Settings, read_settings
from bot.notices.sender import Sender
from matching import warm_beside
from nlu.interpreter import Interpreter

log = structlog.get_logger()


async def run_server(*, fallback: bool = False) -> None:
    """Serve until told to end, after a look at what could be wrong.

    `fallback`: messages are read in process, without Rasa. Raises Unusable, DatabaseUnusable where it cannot start.
    """
    configure()
    settings = read_settings()
    keep_private(settings)
    await require_startable(report, own_reader=fallback)
    warm_beside()
    stopping = stop_on_signal()
    async with (
        _reader(settings, fallback=fallback) as interpreter,
        running(settings, interpreter) as product,
        serving(product) as url,
    ):
        log.info("serving", url=url, telegram=settings.telegram_token is not None)
        await stopping.wait()


def _reader(settings: Settings, *, fallback: bool) -> AbstractAsyncContextManager[Interpreter]:
    return in_process(settings) if fallback else interpreting(settings, report, wait=False)


def stop_on_signal() -> asyncio.Event:
    """An event that Ctrl-C and SIGTERM set, so that everything ends in order."""
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    return stopping


@asynccontextmanager
async def serving(product: Product) -> AsyncIterator[str]:
    """All loops of the product; yields the root URL of its web server. Updates are asked for when it listens."""
    telegram = _telegram(product)
    routers = [telegram.router] if telegram else []
    async with listening(product.web(*routers), product.settings) as url, asyncio.TaskGroup() as tasks:
        loops = product.loops
        loops.append(tasks.create_task(product.keep_proposing(), name="matching and clocks"))
        if telegram:
            channels, home = {"telegram": telegram.channel}, product.settings.home
            sender = Sender(product.database, channels, product.clock, product.mail, journals=home)
            loops.append(tasks.create_task(sender.run(), name="sender"))
            await telegram.start()
        try:
            yield url
        finally:
            if telegram:
                await telegram.stop()
            for loop in loops:
                loop.cancel()


def _telegram(product: Product) -> TelegramService | None:
    settings = product.settings
    if settings.telegram_token is None:
        return None
    return TelegramService(
        settings.telegram_token,
        product.database,
        product.conversation,
        api=settings.telegram_api,
        webhook_url=settings.webhook_url,
        webhook_secret=settings.webhook_secret,
        clock=product.clock,
        mail=product.mail,
    )
