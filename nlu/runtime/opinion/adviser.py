"""Adviser: asks the model about a message that we doubt, and takes of its answer what the text bears out."""

from datetime import datetime

import httpx
import structlog

from nlu.assemble import assemble
from nlu.grammar.script import focus, normalise
from nlu.intents import Intent
from nlu.interpreter import Interpreter, SecondReader
from nlu.model.nbest import agreed
from nlu.runtime.breaker import Breaker
from nlu.runtime.opinion.answer import Answer, Codes, read_answer, schema
from nlu.runtime.opinion.grounding import grounded
from nlu.runtime.opinion.masking import masked
from nlu.runtime.opinion.mentions import Mentions, mentions
from nlu.runtime.opinion.prompt import prompt
from nlu.runtime.opinion.server import ChatServer
from nlu.understanding import Scored, Understanding

log = structlog.get_logger()

LOW_CONFIDENCE = 0.7
"""Below it lies one in seventeen of the lines held out, and half of their frames are right; above it .86 are."""
LONG_CHARACTERS = 80
"""From this length on every fifth frame is wrong even of lines that were learnt, below it every eighteenth."""
MOST_AT_ONCE = 4
"""A model on a station's machine answers few at once; whoever comes while so many wait is read by us alone."""
REST_SECONDS = 30.0
"""After three failures in a row; each try costs somebody the whole patience."""

SURE = 0.9
"""How much the model's word for an intent or a service counts: as much as our own reading when it is sure. Where the
two contradict each other and ours was sure, neither is then, and the person is asked."""
MAYBE_DANGER = "help"
"""The kind of danger of which the person is asked where the model hears one and our ear none."""


def is_long(text: str) -> bool:
    """Whether so much is said that some of it is likely to be missed."""
    return len(normalise(text)) >= LONG_CHARACTERS


class Adviser:
    """Gives second opinions, in the taxonomy's `codes`. `reader` is whose senses find what a text mentions."""

    def __init__(self, server: ChatServer, reader: SecondReader, codes: Codes, breaker: Breaker | None = None) -> None:
        self._server, self._reader, self._codes = server, reader, codes
        self._schema = schema(codes)
        self._breaker = breaker or Breaker(rest_seconds=REST_SECONDS)
        self._asking = 0

    @property
    def is_answering(self) -> bool:
        """Whether the server answered when it was asked last."""
        return self._breaker.is_closed

    def doubts(self, text: str, own: Understanding) -> bool:
        """Whether a second opinion is wanted: never where danger is told or may be, nor of what has no words."""
        if own.danger or own.doubt or own.intent is Intent.EMERGENCY or not any(map(str.isalpha, normalise(text))):
            return False
        return own.confidence < LOW_CONFIDENCE or is_long(text)

    async def advise(self, text: str, at: datetime, own: Understanding) -> Understanding:
        """Our `own` understanding of `text` said at `at`, as the model would have it; ours where it is not asked.

        Never raises, never takes longer than the server's patience; cancelling it costs nothing.
        """
        if not self.doubts(text, own) or self._asking >= MOST_AT_ONCE or not self._breaker.lets_through():
            return own
        mentioned = mentions(text, at, self._reader.senses.gazetteer)
        answer = await self._ask(text, at, mentioned)
        return own if answer is None else self._agreed(text, at, own, answer, mentioned)

    async def close(self) -> None:
        """Close the connections to the server."""
        await self._server.close()

    async def _ask(self, text: str, at: datetime, mentioned: Mentions) -> Answer | None:
        shown = focus(normalise(text) if self._server.is_loopback else masked(text, self._reader.senses.gazetteer))
        messages = prompt(shown, at, mentioned, self._codes)
        self._asking += 1
        try:
            answer = read_answer(await self._server.complete(messages, self._schema))
        except (TimeoutError, httpx.HTTPError, ValueError) as error:
            self._breaker.failed()
            log.warning("opinion_unavailable", error=type(error).__name__)
            return None
        finally:
            self._asking -= 1
        self._breaker.succeeded()
        return answer

    def _agreed(
        self, text: str, at: datetime, own: Understanding, answer: Answer, mentioned: Mentions
    ) -> Understanding:
        """The message read anew by what both believe, with the mentions that the model means."""
        if answer.intent is None:
            return own
        if answer.intent is Intent.EMERGENCY:
            return own.model_copy(update={"doubt": MAYBE_DANGER})
        intents = agreed([(guess.intent, guess.confidence) for guess in own.guesses], [(answer.intent, SURE)])
        anew = assemble(text, at, intents, self._services(text, own, answer), self._reader.senses)
        return grounded(answer, anew, mentioned, at)

    def _services(self, text: str, own: Understanding, answer: Answer) -> Scored:
        """The services that the model lists, in its order; ours where it lists none of the taxonomy's."""
        named = [code for code in dict.fromkeys(answer.categories) if code in self._codes.categories] or own.categories
        return [(code, SURE) for code in named] or self._reader.categories(text)


class Advised:
    """An interpreter that asks for a second opinion of all that its own reader doubts."""

    def __init__(self, reader: Interpreter, adviser: Adviser) -> None:
        self._reader, self._adviser = reader, adviser

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` as said at `at`, with the adviser's word where it is wanted and given in time."""
        return await self._adviser.advise(text, at, await self._reader.interpret(text, at))
