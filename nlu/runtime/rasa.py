"""Rasa client: the server as an interpreter, with a fallback for when it is down or slow; alone reads its JSON."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto
from functools import partial
from http import HTTPStatus

import httpx
import structlog
from pydantic import BaseModel, Field, ValidationError

from nlu.assemble import assemble
from nlu.grammar.script import glance, normalise
from nlu.intents import Intent
from nlu.interpreter import SecondReader
from nlu.model.classifier import Beliefs
from nlu.model.nbest import agreed
from nlu.runtime.breaker import Breaker
from nlu.runtime.fallback import LONG_CHARACTERS
from nlu.understanding import Understanding

log = structlog.get_logger()


class _Intent(BaseModel):
    name: Intent
    confidence: float


class _Category(BaseModel):
    name: str
    confidence: float


class _Parse(BaseModel):
    """What `/model/parse` answers, as far as we read it. A command like /restart has no categories, and
    another's model may have other intents: those are no parse."""

    intent_ranking: list[_Intent] = Field(min_length=1)
    categories: list[_Category]


class Answering(Enum):
    """Who answers at an address that is said to be a Rasa server's."""

    OURS = auto()
    """a Rasa server with a model of ours"""
    NO_MODEL = auto()
    """a Rasa server without a model, or with another's"""
    OTHER = auto()
    """something else, or what is no address"""
    NOBODY = auto()


async def answering(url: str, patience: float) -> Answering:
    """Let whoever is at `url` read a greeting, within `patience` seconds."""
    try:
        async with asyncio.timeout(patience), httpx.AsyncClient(base_url=url, trust_env=False) as client:
            status = await client.get("/status")
            answer = await client.post("/model/parse", json={"text": "你好"}, timeout=patience)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.ProtocolError):
        return Answering.OTHER
    except (TimeoutError, httpx.HTTPError):
        return Answering.NOBODY
    if not status.is_success or b"model_id" not in status.content:  # 409 is Rasa's answer without a model
        return Answering.NO_MODEL if status.status_code == HTTPStatus.CONFLICT else Answering.OTHER
    return Answering.OURS if answer.is_success and _is_parse(answer.content) else Answering.NO_MODEL


def _is_parse(body: bytes) -> bool:
    try:
        return bool(_Parse.model_validate_json(body))
    except ValidationError:
        return False


class RasaInterpreter:
    """Intents by Rasa, categories by Rasa and the second reader, danger by the second reader, the rest by rule."""

    def __init__(
        self,
        url: str,
        fallback: SecondReader,
        timeout: float = 0.3,
        breaker: Breaker | None = None,
    ) -> None:
        """`url` is the server's root; it need not be up. `timeout`, in seconds, is for the whole answer."""
        self._fallback = fallback
        self._breaker = breaker or Breaker()
        self._timeout = timeout
        self._client = httpx.AsyncClient(base_url=url, timeout=timeout, trust_env=False)

    @property
    def is_answering(self) -> bool:
        """Whether the server answered when it was asked last; else the fallback reads."""
        return self._breaker.is_closed

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` as said at `at`; the fallback reads it where the server cannot, within the same message."""
        parse = await self._parse(text)
        if parse is None:
            return await self._fallback.interpret(text, at)
        categories = agreed(_pairs(parse.categories), self._fallback.categories(text))
        beliefs = self._fallback.telling(text, Beliefs(_pairs(parse.intent_ranking), categories))
        read = partial(assemble, text, at, beliefs.intents, beliefs.categories, self._fallback.senses)
        return await asyncio.to_thread(read) if len(text) > LONG_CHARACTERS else read()

    async def close(self) -> None:
        """Close the connections to the server."""
        await self._client.aclose()

    async def _parse(self, text: str) -> _Parse | None:
        heard = glance(normalise(text)).lstrip("/ ")  # Rasa takes a leading stroke for a command
        if not heard or not self._breaker.lets_through():
            return None
        try:
            async with asyncio.timeout(self._timeout):  # httpx's own is for each step of a call
                parse = await self._ask(heard)
        except (TimeoutError, httpx.HTTPError, ValidationError) as error:
            self._breaker.failed()
            log.warning("rasa_unavailable", error=type(error).__name__)
            return None
        self._breaker.succeeded()
        return parse

    async def _ask(self, text: str) -> _Parse:
        answer = await self._client.post("/model/parse", json={"text": text})
        return _Parse.model_validate_json(answer.raise_for_status().content)


def _pairs(found: Sequence[_Intent | _Category]) -> list[tuple[str, float]]:
    return [(each.name, each.confidence) for each in found]
