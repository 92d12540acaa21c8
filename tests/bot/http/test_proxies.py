"""Who asks, and whether by https, is told by the proxies that are named and by nobody else."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from bot.channels.web.identity import Identities
from bot.commands.listening import config_of
from bot.core.settings import Settings
from bot.http.application import create_app
from tests.kit.keys import KEYRING

SAYS = {"x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https"}


def routes() -> APIRouter:
    router = APIRouter()

    @router.get("/who")
    async def who(request: Request, response: Response) -> str:
        Identities(KEYRING).remember(request, response)
        return request.client.host if request.client else ""

    @router.get("/broken")
    async def broken() -> None:
        raise RuntimeError

    return router


@asynccontextmanager
async def served(proxies: str) -> AsyncIterator[httpx.AsyncClient]:
    """The application on loopback, from where every request comes."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(config_of(create_app(routes()), Settings(proxies=proxies)))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}") as client:
        yield client
    server.should_exit = True
    await serving


@pytest.mark.parametrize("proxies", ["", "10.0.0.0/8", "::1"])
async def test_nobody_is_believed_who_is_not_named(proxies: str) -> None:
    async with served(proxies) as client:
        answer = await client.get("/who", headers=SAYS)
    assert answer.json() == "127.0.0.1"
    assert "strict-transport-security" not in answer.headers
    assert "secure" not in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize("proxies", ["127.0.0.1", "127.0.0.0/8, 10.0.0.0/8", "127.0.0.7/8"])
@pytest.mark.parametrize("path", ["/who", "/broken", "/nowhere"])
async def test_a_named_proxy_says_who_asks_and_https_is_for_good(proxies: str, path: str) -> None:
    async with served(proxies) as client:
        answer = await client.get(path, headers=SAYS)
        plain = await client.get(path)
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert "strict-transport-security" not in plain.headers
    if path == "/who":
        assert answer.json() == "203.0.113.9"
        assert "secure" in answer.headers["set-cookie"].lower()


async def test_what_a_stranger_puts_before_the_proxys_word_is_not_believed() -> None:
    async with served("127.0.0.1") as client:
        answer = await client.get("/who", headers={"x-forwarded-for": "198.51.100.1, 203.0.113.9"})
    assert answer.json() == "203.0.113.9"


@pytest.mark.parametrize("wrong", ["proxy.example", "10.0.0.0/99", "*"])
def test_what_is_no_network_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError, match="networks"):
        Settings(proxies=wrong)
