"""The web server of the product inside our own event loop: it says when it listens, and ends when told."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI

from bot.core.errors import Unusable
from bot.core.settings import Settings
from bot.http.connections import Room, most_connections
from bot.http.protocol import protocol_of

_GRACE_SECONDS = 3
_ACCEPTED_AT_ONCE = 64
"""More wait in the kernel's queue, so that a flood is not all accepted before anybody has looked at it."""
_QUEUE = 1024


@asynccontextmanager
async def listening(app: FastAPI, settings: Settings) -> AsyncIterator[str]:
    """Serve `app` on the settings' address; entered when it listens, yields its root URL. Raises Unusable if taken."""
    listener = _bound(settings)
    server = _Server(config_of(app, settings))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await server.listens.wait()
        listener.listen(_QUEUE)
        yield f"http://{settings.host}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving


def config_of(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How it is served. Without named proxies nobody's X-Forwarded-… is read, not even that of this machine."""
    return uvicorn.Config(
        app, log_config=None, timeout_graceful_shutdown=_GRACE_SECONDS, lifespan="off",
        proxy_headers=bool(settings.trusted), forwarded_allow_ips=settings.trusted, backlog=_ACCEPTED_AT_ONCE,
        http=protocol_of(Room(most_connections(), proxies=settings.trusted)),
    )  # fmt: skip


class _Server(uvicorn.Server):
    """Leaves signals to us, and tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        self.listens.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal: whoever runs the event loop does."""
        yield


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host.strip("[]"), settings.port))
    except OSError as error:
        listener.close()
        raise Unusable("unusable.http", address=settings.http, why=error.strerror) from error
    return listener
