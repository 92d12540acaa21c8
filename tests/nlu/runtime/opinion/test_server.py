"""The protocol: which address is asked, whose word is believed, servers that know no schema."""

from collections.abc import Callable

import httpx
import pytest
from fastapi import FastAPI, Response

from nlu.intents import Intent
from nlu.runtime.opinion.prompt import GLOSSES
from nlu.runtime.opinion.server import MOST_BYTES, ChatServer
from tests.nlu.runtime.opinion.model_server import ModelServer

HELLO = [{"role": "user", "content": "你好"}]


@pytest.mark.parametrize("path", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
async def test_an_address_is_understood_however_it_is_written(
    model: ModelServer, serve: Callable[[FastAPI], str], path: str
) -> None:
    server = ChatServer(serve(model.app) + path)
    model.says = lambda body: "你好"
    assert await server.complete(HELLO, {}) == "你好"
    assert "model" not in model.asked[0]
    assert model.keys == [None]
    await server.close()


@pytest.mark.parametrize("code", [400, 422, 501])
async def test_a_server_that_refuses_schemas_is_asked_without_from_then_on(
    model: ModelServer, serve: Callable[[FastAPI], str], code: int
) -> None:
    model.says = lambda body: Response(status_code=code) if "response_format" in body else "好"
    server = ChatServer(serve(model.app))
    assert [await server.complete(HELLO, {}) for _ in range(2)] == ["好", "好"]
    assert ["response_format" in body for body in model.asked] == [True, False, False]
    await server.close()


async def test_a_server_that_refuses_everything_is_still_asked_by_the_schema_the_next_time(
    model: ModelServer, serve: Callable[[FastAPI], str]
) -> None:
    model.says = lambda body: Response(status_code=400)
    server = ChatServer(serve(model.app))
    for _ in range(2):
        with pytest.raises(httpx.HTTPStatusError):
            await server.complete(HELLO, {})
    assert ["response_format" in body for body in model.asked] == [True, False] * 2
    await server.close()


async def test_nobody_is_sent_on_to_another_address(model: ModelServer, serve: Callable[[FastAPI], str]) -> None:
    other = ModelServer(lambda body: "好")
    to = serve(other.app)
    model.says = lambda body: Response(status_code=307, headers={"location": f"{to}/v1/chat/completions"})
    server = ChatServer(serve(model.app))
    with pytest.raises(httpx.HTTPStatusError):
        await server.complete(HELLO, {})
    assert other.asked == []
    await server.close()


async def test_of_an_endless_answer_only_so_much_is_read(model: ModelServer, serve: Callable[[FastAPI], str]) -> None:
    model.says = lambda body: "好" * MOST_BYTES
    server = ChatServer(serve(model.app))
    with pytest.raises(ValueError, match="bytes"):
        await server.complete(HELLO, {})
    await server.close()


@pytest.mark.parametrize(
    ("url", "stays"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://127.5.5.5", True),
        ("http://localhost:11434", True),
        ("http://[::1]:8080", True),
        ("http://192.168.1.5:8000", False),
        ("http://0.0.0.0:8000", False),
        ("https://api.example.com/v1", False),
        ("http://127.0.0.1.example.com", False),
        ("http://localhost.example.com", False),
        ("http://user@example.com/127.0.0.1", False),
    ],
)
def test_only_loopback_stays_on_this_machine(url: str, stays: bool) -> None:
    assert ChatServer(url).is_loopback is stays


def test_every_intent_is_explained_to_the_model() -> None:
    assert set(GLOSSES) == set(Intent)
