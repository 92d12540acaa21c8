"""The product's own HTTP application with some routers, listening on a loopback port within the test."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import APIRouter

from bot.http.application import create_app


def bound() -> tuple[socket.socket, str]:
    """A socket on a free port, and the root of what will listen there."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    return taken, f"http://127.0.0.1:{taken.getsockname()[1]}"


@asynccontextmanager
async def listening(on: socket.socket, *routers: APIRouter) -> AsyncIterator[None]:
    """Serve until the block ends."""
    on.listen()  # so that nobody is turned away before the server takes over
    server = uvicorn.Server(uvicorn.Config(create_app(*routers), log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[on]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving
