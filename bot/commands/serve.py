"""`liandong serve`: Telegram, web chat, review page, matcher and sender in one process, until Ctrl-C or SIGTERM."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.app import Product, running
from bot.channels.telegram.service import TelegramService
from bot.commands.listening import listening
from bot.commands.progress import report
from bot.conversation.interpreters import interpreting
from bot.core.logs import configure
from bot.core.settings import read_settings
from bot.notices.sender import Sender
from matching import warm_beside

log = structlog.get_logger()


async def run_server() -> None:
    """Serve until told to end. Raises Unusable, DatabaseUnusable where it cannot start."""
    configure()
    settings = read_settings()
    warm_beside()
    stopping = stop_on_signal()
    async with (
        interpreting(settings, report, wait=False) as interpreter,
        running(settings, interpreter) as product,
        serving(product) as url,
    ):
        log.info("serving", url=url, telegram=settings.telegram_token is not None)
        await stopping.wait()


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
        loops = [tasks.create_task(product.keep_proposing())]
        if telegram:
            sender = Sender(product.database, {"telegram": telegram.channel}, product.clock, product.mail)
            loops.append(tasks.create_task(sender.run()))
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
