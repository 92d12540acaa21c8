"""Who reads the messages: a Rasa server (named by the settings, or our own), with the in-process reader beneath."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime

import structlog

from bot.core.settings import Settings
from bot.words import say_both
from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter
from nlu.runtime.errors import NluError
from nlu.runtime.fallback import Fallback
from nlu.runtime.rasa import RasaInterpreter
from nlu.runtime.supervisor import rasa_server
from nlu.understanding import Understanding

log = structlog.get_logger()

Report = Callable[[str], None]
LIVE_SECONDS = 0.3
"""How long a person's message waits for Rasa before the in-process reader takes over."""
BATCH_SECONDS = 5.0
"""The same for a batch, before which nobody sits."""


class Hearing:
    """Reads with whoever is ready: the in-process reader at first, Rasa as soon as it is up."""

    def __init__(self, reader: Interpreter) -> None:
        self.reader = reader

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` with the present reader."""
        return await self.reader.interpret(text, at)


@asynccontextmanager
async def interpreting(
    settings: Settings, report: Report, *, wait: bool = True, patience: float = LIVE_SECONDS
) -> AsyncIterator[Interpreter]:
    """An interpreter for as long as the context lasts; a server of our own lives and dies with it.

    With `wait` it is entered when Rasa answers (and raises NluError where it cannot); without, at once: messages are
    read in process until Rasa is up. `patience`: seconds to wait for one answer of Rasa.
    """
    gazetteer = Gazetteer(load_gazetteer())
    fallback = Fallback(gazetteer, settings.home / "nlu")
    hearing = Hearing(fallback)

    async def start(stack: AsyncExitStack) -> None:
        url = settings.nlu_url or await _own_server(settings, report, stack)
        reader = RasaInterpreter(url, fallback, timeout=patience)
        stack.push_async_callback(reader.close)
        hearing.reader = reader
        log.info("nlu.ready")

    async with AsyncExitStack() as stack:
        if wait:
            await start(stack)
        else:
            stack.push_async_callback(_cancelled, asyncio.create_task(_told(start(stack))))
        yield hearing


def in_process(settings: Settings) -> Interpreter:
    """The in-process reader alone: no server, no model."""
    return Fallback(Gazetteer(load_gazetteer()), settings.home / "nlu")


def reader_of(interpreter: Interpreter) -> str:
    """Who reads the messages now: "rasa", or "in process" where there is none or it does not answer."""
    reader = interpreter.reader if isinstance(interpreter, Hearing) else interpreter
    return "rasa" if isinstance(reader, RasaInterpreter) and reader.is_answering else "in process"


async def _own_server(settings: Settings, report: Report, stack: AsyncExitStack) -> str:
    server = await asyncio.to_thread(rasa_server, settings.home / "nlu", report)
    report(say_both("nlu.starting", " "))
    stack.push_async_callback(server.stop)
    await server.start()
    return server.url


async def _told(start: Awaitable[None]) -> None:
    try:
        await start
    except NluError as error:
        log.error("nlu.not_started", hint=str(error), meanwhile="messages are read in process")


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
