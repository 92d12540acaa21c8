"""From a channel's message to what the dialogue hears: the words understood, a location as the nearest area."""

from datetime import datetime

from bot.conversation.opinions import Opinions
from bot.conversation.parts import apart
from bot.conversation.taken_back import stands
from bot.core.messages import Incoming, Kind
from bot.dialogue.engine.buttons import decode
from bot.dialogue.engine.heard import Heard
from nlu.clock import local
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.intents import Intent
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding

LONGEST = 5_000
"""Characters that are read; danger words are found anywhere in them."""

_WORDLESS = frozenset({Kind.COMMAND, Kind.BUTTON})


class Intake:
    """Asks the interpreter, with no transaction open: it may take a moment."""

    def __init__(self, interpreter: Interpreter, gazetteer: Gazetteer, opinions: Opinions | None = None) -> None:
        self._interpreter, self._gazetteer, self._opinions = interpreter, gazetteer, opinions

    async def hear(self, incoming: Incoming, by: Incoming | None = None) -> Heard:
        """The message as the dialogue takes it; `by` is the later one that has it heard, a stranger's agreement."""
        words = "" if incoming.kind in _WORDLESS else incoming.text[:LONGEST].strip()
        at = local(incoming.at)
        meaning = await self._understood(by or incoming, words, at) if words else None
        return Heard(
            kind=incoming.kind, text=incoming.text, command=incoming.command, button=decode(incoming.pressed),
            place=self._gazetteer.nearest(*incoming.location) if incoming.location else None, meaning=meaning,
            location=incoming.location, photo=incoming.photo, instead=await self._instead(words, at),
            parts=await self._parts(words, meaning, at),
        )  # fmt: skip

    async def _understood(self, by: Incoming, words: str, at: datetime) -> Understanding:
        own = await self._interpreter.interpret(words, at)
        return await self._opinions.of(by, words, at, own) if self._opinions else own

    async def _parts(self, words: str, meaning: Understanding | None, at: datetime) -> tuple[Heard, ...]:
        """The parts of a message of several needs, each read alone."""
        if meaning is None or meaning.intent is not Intent.REPORT_NEED:
            return ()
        return tuple([Heard(text=part, meaning=await self._interpreter.interpret(part, at)) for part in apart(words)])

    async def _instead(self, words: str, at: datetime) -> Heard | None:
        """What stands of words that take some back."""
        if not words or (left := stands(words)) is None:
            return None
        return Heard(text=left, meaning=await self._interpreter.interpret(left, at), corrects=True)
