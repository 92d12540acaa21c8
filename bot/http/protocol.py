"""HTTP/1.1 as uvicorn speaks it, with little patience for half requests and a place for each connection."""

import asyncio
from typing import Any

import h11
import structlog
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from bot.http.connections import Room

HALF_REQUEST_SECONDS = 10.0
"""From the first byte, or from the connection, until a request must be whole; drops of it win no more time."""

_log = structlog.get_logger(__name__)
_NOT_WHOLE = (h11.IDLE, h11.SEND_BODY)


class PatientProtocol(H11Protocol):
    """One connection."""

    room: Room["PatientProtocol"]
    half_request_seconds: float
    address = ""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._deadline: asyncio.TimerHandle | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether nothing is being answered: half a request, or none."""
        return self.conn.their_state in _NOT_WHOLE

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a place, or be gone."""
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        if not self.room.enter(self):
            _log.warning("http.too_many_connections")
            self.close()
        self._watch()

    def data_received(self, data: bytes) -> None:
        """More of a request."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        super().connection_lost(exc)
        self.room.leave(self)
        self._unwatch()

    def close(self) -> None:
        """End it at once, whatever was on its way."""
        self.transport.abort()

    def _watch(self) -> None:
        if not self.is_waiting:
            self._unwatch()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(self.half_request_seconds, self._give_up)

    def _unwatch(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        if self.is_waiting:
            _log.warning("http.half_request")
            self.close()


def protocol_of(
    room: Room[PatientProtocol], half_request_seconds: float = HALF_REQUEST_SECONDS
) -> type[PatientProtocol]:
    """The protocol of one server, all of whose connections share a room."""

    class Protocol(PatientProtocol):
        """With the room of this server."""

    Protocol.room, Protocol.half_request_seconds = room, half_request_seconds
    return Protocol
