"""`liandong chat`: one person at this terminal, with everything that answers them running in this process."""

import asyncio
import getpass
from contextlib import AsyncExitStack

from bot.app import running
from bot.channels.mailbox import Mailbox
from bot.channels.terminal import CHANNEL, chat
from bot.commands.progress import report
from bot.conversation.interpreters import in_process, interpreting
from bot.core.logs import quiet
from bot.core.private import keep_private
from bot.core.settings import read_settings


async def run_chat(*, fallback: bool = False) -> None:
    """Talk until the input ends or Ctrl-C; the matcher runs meanwhile, so what is confirmed is proposed."""
    quiet()
    settings = read_settings()
    keep_private(settings)
    async with AsyncExitStack() as stack:
        reader = in_process(settings) if fallback else interpreting(settings, report, wait=False)
        interpreter = await stack.enter_async_context(reader)
        product = await stack.enter_async_context(running(settings, interpreter))
        matching = asyncio.create_task(product.keep_proposing())
        mailbox = Mailbox(product.database, CHANNEL, product.clock)
        await chat(product.conversation, mailbox, product.clock, person=getpass.getuser())
        matching.cancel()
