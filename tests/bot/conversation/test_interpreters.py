"""Whoever reads, somebody does."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from bot.conversation.interpreters import adviser_of, in_process, interpreting, with_opinions
from bot.core.settings import Settings
from nlu.runtime.opinion.adviser import LONG_CHARACTERS
from tests.nlu.runtime.opinion.model_server import ModelServer

AT = datetime(2026, 11, 21, 9)
NEED = "周三下午想找个人陪我妈去医院"


def unheard(line: str) -> None:
    raise AssertionError(f"nothing was to be built: {line}")


async def test_with_rasa_gone_the_same_message_is_read_in_process(tmp_path: Path) -> None:
    settings = Settings(nlu_url="http://127.0.0.1:9", home=tmp_path)
    async with interpreting(settings, unheard) as interpreter:
        read = await interpreter.interpret(NEED, AT)
    async with in_process(settings) as interpreter:
        alone = await interpreter.interpret(NEED, AT)
    assert (read.intent, read.categories, read.when) == (alone.intent, alone.categories, alone.when)
    assert read.categories == ("medical_escort",)


async def test_a_named_server_is_asked_and_none_is_built(tmp_path: Path, serve: Callable[[FastAPI], str]) -> None:
    app = FastAPI()

    @app.post("/model/parse")
    async def parse() -> dict[str, Any]:
        return {
            "intent_ranking": [{"name": "greet", "confidence": 0.99}],
            "categories": [],
        }

    async with interpreting(Settings(nlu_url=serve(app), home=tmp_path), unheard) as interpreter:
        assert (await interpreter.interpret("想找人", AT)).intent == "greet"


async def test_a_second_opinion_is_asked_by_whoever_wants_one_where_a_server_is_named(
    serve: Callable[[FastAPI], str],
) -> None:
    model = ModelServer(lambda body: {"intent": "offer_help", "categories": ["haircut"]})
    settings = Settings(llm_url=serve(model.app))
    long = "是这样的，" + NEED * (LONG_CHARACTERS // len(NEED) + 1)
    async with in_process(settings) as interpreter:
        await interpreter.interpret(long, AT)
        assert model.asked == []
        await with_opinions(interpreter).interpret(long, AT)
        assert len(model.asked) == 1


async def test_by_default_nobody_is_asked() -> None:
    async with in_process(Settings()) as interpreter:
        assert adviser_of(interpreter) is None
        assert with_opinions(interpreter) is interpreter
