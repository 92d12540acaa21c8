"""Half requests: closed after a while, however slowly they go on; meanwhile everybody else is answered."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request

from bot.http.application import create_app
from bot.http.connections import Room
from bot.http.protocol import HALF_REQUEST_SECONDS, protocol_of

HEAD = b"POST /chat/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
HALVES = {"nothing": b"", "a line": b"GET / HTTP/1.1\r\n", "a head": HEAD, "a body": HEAD + b"\r\nhalf"}


@dataclass
class Served:
    """A server and its port."""

    port: int

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def hold(self, sent: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(sent)
        await writer.drain()
        return reader, writer


def app() -> FastAPI:
    made = create_app()

    @made.post("/chat/messages")
    async def take(request: Request) -> int:
        return len(await request.body())

    @made.get("/slow")
    async def slow() -> str:
        await asyncio.wait({asyncio.create_task(asyncio.Event().wait())}, timeout=0.5)
        return "done"

    return made


@asynccontextmanager
async def served(seconds: float, most_of_one: int = 20) -> AsyncIterator[Served]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=500)
    http = protocol_of(Room(500, most_of_one), seconds)
    server = uvicorn.Server(uvicorn.Config(app(), http=http, log_config=None, timeout_graceful_shutdown=1))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    yield Served(listener.getsockname()[1])
    server.should_exit = True
    await running


@pytest.mark.parametrize("sent", HALVES.values(), ids=HALVES)
async def test_half_a_request_is_closed(sent: bytes) -> None:
    async with served(seconds=0.1) as server:
        reader, _ = await server.hold(sent)
        assert not (await asyncio.wait_for(reader.read(), 5)).startswith(b"HTTP/1.1 200")


async def test_drops_of_a_request_win_no_more_time() -> None:
    async with served(seconds=0.3) as server:
        reader, writer = await server.hold(b"GET /health HTTP/1.1\r\n")
        ended = asyncio.create_task(reader.read())
        began = asyncio.get_running_loop().time()
        while not ended.done():
            writer.write(b"X: y\r\n")
            await asyncio.wait({ended}, timeout=0.02)
        assert asyncio.get_running_loop().time() - began < HALF_REQUEST_SECONDS / 2


async def test_a_whole_request_may_be_answered_as_slowly_as_it_takes() -> None:
    async with served(seconds=0.1) as server, httpx.AsyncClient(base_url=server.root) as client:
        for _ in range(2):
            assert (await client.get("/slow")).json() == "done"


async def test_beside_many_half_requests_of_the_same_address_everybody_is_answered() -> None:
    async with served(seconds=HALF_REQUEST_SECONDS) as server, httpx.AsyncClient(base_url=server.root) as client:
        held = [await server.hold(sent) for _ in range(15) for sent in HALVES.values()]
        for _ in range(5):
            assert (await client.get("/health")).status_code == 200
            assert (await client.post("/chat/messages", content=b"x" * 100)).json() == 100
        ended = [reader.at_eof() for reader, _ in held]
        assert ended.count(False) <= 20
