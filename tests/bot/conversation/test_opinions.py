"""In conversation a second opinion is asked of those who have agreed, and nobody who writes on waits for one."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime

import pytest
from fastapi import FastAPI

from bot.conversation.interpreters import Hearing, codes
from nlu.intents import Intent
from nlu.runtime.fallback import Fallback
from nlu.runtime.opinion.adviser import LOW_CONFIDENCE, Adviser
from nlu.runtime.opinion.server import ChatServer
from nlu.understanding import Guess, Understanding
from tests.kit.station import Station
from tests.nlu.runtime.opinion.model_server import ModelServer

VAGUE = "屋里那个，周三上午"
NEED = {"intent": "report_need", "categories": ["haircut"]}


class Doubtful:
    """Reads in process, is sure of danger, and takes all else for a need without being sure."""

    def __init__(self, reader: Fallback) -> None:
        self._reader = reader

    async def interpret(self, text: str, at: datetime) -> Understanding:
        read = await self._reader.interpret(text, at)
        need = Guess(intent=Intent.REPORT_NEED, confidence=LOW_CONFIDENCE / 2)
        unsure = {"intent": need.intent, "confidence": need.confidence, "guesses": (need,)}
        return read if read.danger else read.model_copy(update=unsure)


@pytest.fixture
def model() -> ModelServer:
    return ModelServer(lambda body: NEED)


@pytest.fixture
async def doubtful(station: Station, model: ModelServer, serve: Callable[[FastAPI], str]) -> AsyncIterator[Station]:
    """A station whose reader doubts everything and may ask the model."""
    server = ChatServer(serve(model.app), seconds=20)
    fallback = station.interpreter
    assert isinstance(fallback, Fallback)
    station.interpreter = Hearing(Doubtful(fallback), Adviser(server, fallback, codes()))
    station.restart()
    yield station
    model.let_go()
    await server.close()


async def come(model: ModelServer) -> None:
    """Wait until the model has been asked."""
    assert await asyncio.to_thread(model.came.wait, 20)


async def test_what_somebody_who_has_agreed_says_vaguely_is_asked_about(doubtful: Station, model: ModelServer) -> None:
    await doubtful.join("小周")
    told = await doubtful.say("小周", VAGUE)
    assert len(model.asked) == 1
    assert "在哪里" in told


async def test_of_a_stranger_nothing_is_sent_until_they_agree_then_what_they_said_first(
    doubtful: Station, model: ModelServer
) -> None:
    await doubtful.say("小周", VAGUE)
    assert model.asked == []
    assert "在哪里" in await doubtful.press("小周", "agree")
    assert len(model.asked) == 1


async def test_an_answer_to_our_question_is_taken_as_it_is(doubtful: Station, model: ModelServer) -> None:
    await doubtful.join("小周")
    await doubtful.say("小周", VAGUE)
    await doubtful.say("小周", "高枳村")
    assert len(model.asked) == 1


async def test_in_danger_nothing_is_asked_nor_is_what_follows(doubtful: Station, model: ModelServer) -> None:
    await doubtful.join("小周")
    await doubtful.say("小周", "厨房着火了")
    await doubtful.say("小周", VAGUE)
    assert model.asked == []


async def test_danger_does_not_wait_for_the_opinion_of_what_was_said_before(
    doubtful: Station, model: ModelServer
) -> None:
    await doubtful.join("小周")
    model.hold()
    before = asyncio.create_task(doubtful.say("小周", VAGUE))
    await come(model)
    between = asyncio.create_task(doubtful.say("小周", VAGUE))
    told = await asyncio.wait_for(doubtful.say("小周", "厨房着火了"), 15)
    assert "119" in told
    assert before.done()
    assert between.done()
    assert len(model.asked) == 1


async def test_nobody_waits_for_another_persons_opinion(doubtful: Station, model: ModelServer) -> None:
    await doubtful.join("小周")
    await doubtful.join("小李")
    model.hold()
    held = asyncio.create_task(doubtful.say("小周", VAGUE))
    await come(model)
    assert "119" in await asyncio.wait_for(doubtful.say("小李", "厨房着火了"), 15)
    assert not held.done()
    model.let_go()
    await held
