"""Rasa's answers are read; where there is none in time, the fallback answers the same message."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platformdirs import user_cache_path

from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Senses
from nlu.mentions.choosers import Choosers
from nlu.model.classifier import Beliefs
from nlu.runtime.breaker import Breaker
from nlu.runtime.rasa import RasaInterpreter
from nlu.understanding import Alarm, Span, Understanding

AT = datetime(2026, 11, 21, 9)
GAZETTEER = Gazetteer(load_gazetteer())
CHOOSERS = Choosers(GAZETTEER, user_cache_path("liandong"))
ESCORT = {
    "intent_ranking": [{"name": "report_need", "confidence": 0.8}, {"name": "offer_help", "confidence": 0.1}],
    "categories": [{"name": "medical_escort", "confidence": 0.9}],
}
Answer = Callable[[Request], Awaitable[Any]]


def fire(text: str) -> Alarm | None:
    """An ear for a single word."""
    return Alarm("fire", 0.9) if "着火了" in text else None


class Elsewhere:
    """An interpreter that understands everything in its own way, to be recognised."""

    async def interpret(self, text: str, at: datetime) -> Understanding:
        return Understanding(intent="other", confidence=0.123)

    def categories(self, text: str) -> list[tuple[str, float]]:
        return [("medical_escort", 0.3), ("transport", 0.4)]

    def telling(self, text: str, whole: Beliefs) -> Beliefs:
        return whole

    @property
    def senses(self) -> Senses:
        return Senses(fire, GAZETTEER, CHOOSERS)


@pytest.fixture
async def interpreter_of(serve: Callable[[FastAPI], str]) -> AsyncIterator[Callable[[Answer], RasaInterpreter]]:
    """Make an interpreter whose server answers each parse by the given function."""
    made: list[RasaInterpreter] = []

    def make(answer: Answer, breaker: Breaker | None = None) -> RasaInterpreter:
        app = FastAPI()
        app.post("/model/parse")(answer)
        made.append(RasaInterpreter(serve(app), Elsewhere(), breaker=breaker))
        return made[-1]

    yield make
    for interpreter in made:
        await interpreter.close()


def fell_back(understood: Understanding) -> bool:
    return understood.confidence == 0.123


async def test_intent_and_categories_are_rasas_and_the_rest_is_found_by_rule(
    interpreter_of: Callable[[Answer], RasaInterpreter],
) -> None:
    async def escort(request: Request) -> Any:
        return ESCORT

    understood = await interpreter_of(escort).interpret("周三下午想找个人陪我妈看病，我们住高枳村", AT)
    assert (understood.intent, understood.categories) == ("report_need", ("medical_escort",))
    assert understood.when == (Span(start=datetime(2026, 11, 25, 12), end=datetime(2026, 11, 25, 18)),)
    assert understood.place == "gaozhi"
    assert understood.guesses[0].intent == "report_need"


async def test_rasa_is_asked_in_simplified_characters_and_never_given_a_command(
    interpreter_of: Callable[[Answer], RasaInterpreter],
) -> None:
    heard: list[str] = []

    async def listen(request: Request) -> Any:
        heard.append((await request.json())["text"])
        return ESCORT

    interpreter = interpreter_of(listen)
    await interpreter.interpret("想請人陪診", AT)
    await interpreter.interpret("/restart 陪诊", AT)
    assert heard == ["想请人陪诊", "restart 陪诊"]


async def broken(request: Request) -> Any:
    return Response(status_code=500)


async def nonsense(request: Request) -> Any:
    return Response("<html>")


async def without_categories(request: Request) -> Any:
    return {"intent_ranking": [{"name": "restart", "confidence": 1.0}]}


async def without_guesses(request: Request) -> Any:
    return {"intent_ranking": [], "categories": []}


async def silent(request: Request) -> Any:
    await asyncio.Event().wait()


@pytest.mark.parametrize("answer", [broken, nonsense, without_categories, without_guesses, silent])
async def test_an_answer_that_cannot_be_used_is_replaced_by_the_fallbacks(
    interpreter_of: Callable[[Answer], RasaInterpreter], answer: Answer
) -> None:
    assert fell_back(await interpreter_of(answer).interpret("陪诊", AT))


async def test_a_server_that_is_not_there_is_replaced_by_the_fallback(unused_tcp_port: int) -> None:
    interpreter = RasaInterpreter(f"http://127.0.0.1:{unused_tcp_port}", Elsewhere())
    assert fell_back(await interpreter.interpret("陪诊", AT))
    await interpreter.close()


@pytest.mark.parametrize("text", ["", "   ", "/", "\u200b"])
async def test_a_message_without_words_is_not_sent_to_rasa(
    interpreter_of: Callable[[Answer], RasaInterpreter], text: str
) -> None:
    async def escort(request: Request) -> Any:
        return ESCORT

    assert fell_back(await interpreter_of(escort).interpret(text, AT))


async def test_a_server_that_keeps_failing_is_left_alone_and_asked_again_after_a_rest(
    interpreter_of: Callable[..., RasaInterpreter],
) -> None:
    asked = 0
    now = 0.0

    async def broken_at_first(request: Request) -> Any:
        nonlocal asked
        asked += 1
        return ESCORT if asked > 2 else Response(status_code=500)

    interpreter = interpreter_of(broken_at_first, Breaker(limit=2, rest_seconds=5, clock=lambda: now))
    assert [fell_back(await interpreter.interpret("陪诊", AT)) for _ in range(5)] == [True] * 5
    assert asked == 2
    now = 5.0
    assert not fell_back(await interpreter.interpret("陪诊", AT))


@pytest.fixture
async def real(rasa_url: str) -> AsyncIterator[RasaInterpreter]:
    """An interpreter on the trained model; five seconds to answer, because the machine may be busy."""
    interpreter = RasaInterpreter(rasa_url, Elsewhere(), timeout=5.0)
    yield interpreter
    await interpreter.close()


@pytest.mark.rasa
@pytest.mark.parametrize(
    ("text", "intent", "categories"),
    [
        ("我妈八十多了，周三下午想找个人陪她去市医院看病", "report_need", {"medical_escort"}),
        ("厨房的水龙头坏了，想请个师傅来修", "report_need", {"home_repair"}),
        ("我退休了，每周能陪老人聊聊天", "offer_help", {"companion_visit"}),
        ("我们公司想捐一百床棉被", "offer_resource", {"goods"}),
        ("明天的陪诊不用了，取消吧", "cancel", {"medical_escort"}),
        ("我報的事有人接了嗎", "ask_status", set()),
        ("Could someone take my mother to the doctor and stay with her?", "report_need", {"medical_escort"}),
        ("转人工", "ask_human", set()),
        ("你好", "greet", set()),
    ],
)
async def test_the_trained_model_understands_plain_messages(
    real: RasaInterpreter, text: str, intent: str, categories: set[str]
) -> None:
    understood = await real.interpret(text, AT)
    assert (understood.intent, set(understood.categories)) == (intent, categories)


@pytest.mark.rasa
async def test_the_trained_model_answers_a_crowd_at_once(real: RasaInterpreter) -> None:
    understood = await asyncio.gather(*(real.interpret(f"{n}号想请人陪我去医院", AT) for n in range(1, 29)))
    assert {each.intent for each in understood} == {"report_need"}


@pytest.mark.rasa
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
async def test_the_trained_model_has_an_answer_to_any_text(real: RasaInterpreter, text: str) -> None:
    assert 0 <= (await real.interpret(text, AT)).confidence <= 1
