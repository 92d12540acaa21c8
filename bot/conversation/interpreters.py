"""Who reads the messages: a Rasa server (named by the settings, or our own), with the in-process reader beneath.

Beside them, where the settings name one, who gives a second opinion.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime

import structlog

from bot.core.settings import Settings
from bot.words import say_both
from data.reference import load_gazetteer, load_taxonomy
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter
from nlu.runtime.errors import NluError
from nlu.runtime.fallback import Fallback
from nlu.runtime.opinion.adviser import Advised, Adviser
from nlu.runtime.opinion.answer import Codes
from nlu.runtime.opinion.server import PATIENCE_SECONDS as OPINION_SECONDS
from nlu.runtime.opinion.server import ChatServer
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
    """Reads with whoever is ready: the in-process reader at first, Rasa as soon as it is up.

    `adviser` gives second opinions where the settings name a server for them; whoever reads has to ask.
    """

    def __init__(self, reader: Interpreter, adviser: Adviser | None = None) -> None:
        self.reader, self.adviser = reader, adviser

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
    async with AsyncExitStack() as stack:
        fallback = _fallback(settings)
        hearing = Hearing(fallback, _adviser(settings, fallback, stack))

        async def start(stack: AsyncExitStack) -> None:
            url = settings.nlu_url or await _own_server(settings, report, stack)
            reader = RasaInterpreter(url, fallback, timeout=patience)
            stack.push_async_callback(reader.close)
            hearing.reader = reader
            log.info("nlu.ready")

        if wait:
            await start(stack)
        else:
            stack.push_async_callback(_cancelled, asyncio.create_task(_told(start(stack))))
        yield hearing


@asynccontextmanager
async def in_process(settings: Settings) -> AsyncIterator[Interpreter]:
    """The in-process reader alone: no server of ours, no model."""
    async with AsyncExitStack() as stack:
        fallback = _fallback(settings)
        yield Hearing(fallback, _adviser(settings, fallback, stack))


def reader_of(interpreter: Interpreter) -> str:
    """Who reads the messages now: "rasa", or "in process" where there is none or it does not answer."""
    reader = interpreter.reader if isinstance(interpreter, Hearing) else interpreter
    return "rasa" if isinstance(reader, RasaInterpreter) and reader.is_answering else "in process"


def adviser_of(interpreter: Interpreter) -> Adviser | None:
    """Who gives second opinions beside it; None where nobody does."""
    return interpreter.adviser if isinstance(interpreter, Hearing) else None


def with_opinions(interpreter: Interpreter) -> Interpreter:
    """The interpreter, asking for a second opinion of all that it doubts, whoever said it."""
    adviser = adviser_of(interpreter)
    return Advised(interpreter, adviser) if adviser else interpreter


def chat_server(settings: Settings, seconds: float = OPINION_SECONDS) -> ChatServer | None:
    """The server that gives second opinions, as the settings name it; None where they do not."""
    if settings.llm_url is None:
        return None
    return ChatServer(settings.llm_url, settings.llm_model, settings.llm_key, seconds)


def codes() -> Codes:
    """The taxonomy's codes, as those who give opinions need them."""
    taxonomy = load_taxonomy()
    return Codes({code: category.zh for code, category in taxonomy.categories.items()}, taxonomy.beneficiaries)


def _fallback(settings: Settings) -> Fallback:
    return Fallback(Gazetteer(load_gazetteer()), settings.home / "nlu")


def _adviser(settings: Settings, fallback: Fallback, stack: AsyncExitStack) -> Adviser | None:
    if (server := chat_server(settings)) is None:
        return None
    stack.push_async_callback(server.close)
    return Adviser(server, fallback, codes())


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
