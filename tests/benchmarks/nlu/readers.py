"""The readers measured: real Rasa, with how long its server takes to start, and the in-process one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from time import perf_counter

from bot.conversation.interpreters import LIVE_SECONDS
from bot.core.settings import Settings
from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter, Senses
from nlu.model.classifier import Beliefs
from nlu.runtime.fallback import Fallback
from nlu.runtime.rasa import RasaInterpreter
from nlu.runtime.supervisor import rasa_server
from nlu.understanding import Scored, Understanding


class Counted:
    """The in-process reader beneath Rasa, counting the messages that Rasa left to it."""

    def __init__(self, fallback: Fallback) -> None:
        self._fallback = fallback
        self.read = 0

    @property
    def senses(self) -> Senses:
        """The in-process reader's."""
        return self._fallback.senses

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read a message in Rasa's place."""
        self.read += 1
        return await self._fallback.interpret(text, at)

    def categories(self, text: str) -> Scored:
        """What `text` may be about."""
        return self._fallback.categories(text)

    def telling(self, text: str, whole: Beliefs) -> Beliefs:
        """What is believed of `text`, by its sentences where it is long."""
        return self._fallback.telling(text, whole)


def in_process() -> Fallback:
    """The in-process reader alone."""
    return Fallback(Gazetteer(load_gazetteer()), Settings().home / "nlu")


@asynccontextmanager
async def real_rasa() -> AsyncIterator[Interpreter]:
    """Rasa as residents meet it, with the patience that they have; tells how its server started and what it left."""
    server = await asyncio.to_thread(rasa_server, Settings().home / "nlu", print)
    start = perf_counter()
    await server.start()
    print(f"server up in {perf_counter() - start:.1f} s")
    beneath = Counted(in_process())
    reader = RasaInterpreter(server.url, beneath, timeout=LIVE_SECONDS)
    try:
        yield reader
    finally:
        await reader.close()
        await server.stop()
        print(f"left to the in-process reader after {LIVE_SECONDS} s: {beneath.read}")
