"""From a channel's message to what the dialogue hears: the words understood, a location as the nearest area."""

from bot.conversation.opinions import Opinions
from bot.core.messages import Incoming, Kind
from bot.dialogue.engine.buttons import decode
from bot.dialogue.engine.heard import Heard
from nlu.clock import local
from nlu.grammar.places.gazetteer import Gazetteer
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
        meaning = await self._understood(incoming, words, by or incoming) if words else None
        return Heard(
            kind=incoming.kind, text=incoming.text, command=incoming.command, button=decode(incoming.pressed),
            place=self._gazetteer.nearest(*incoming.location) if incoming.location else None, meaning=meaning,
            location=incoming.location, photo=incoming.photo,
        )  # fmt: skip

    async def _understood(self, incoming: Incoming, words: str, by: Incoming) -> Understanding:
        at = local(incoming.at)
        own = await self._interpreter.interpret(words, at)
        return await self._opinions.of(by, words, at, own) if self._opinions else own
