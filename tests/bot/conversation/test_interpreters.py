"""Whoever reads, somebody does."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from bot.conversation.interpreters import in_process, interpreting
from bot.core.settings import Settings

AT = datetime(2026, 11, 21, 9)
NEED = "周三下午想找个人陪我妈去医院"


def unheard(line: str) -> None:
    raise AssertionError(f"nothing was to be built: {line}")


async def test_with_rasa_gone_the_same_message_is_read_in_process(tmp_path: Path) -> None:
    settings = Settings(nlu_url="http://127.0.0.1:9", home=tmp_path)
    async with interpreting(settings, unheard) as interpreter:
        read = await interpreter.interpret(NEED, AT)
    alone = await in_process(settings).interpret(NEED, AT)
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
