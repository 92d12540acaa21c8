"""HTTP to the Bot API over aiohttp, telling apart what was certainly not sent from what may have arrived.

The library's own client (httpx) slows down quadratically with many sends at once; this one does not.
"""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from telegram.error import NetworkError, RetryAfter
from telegram.request import BaseRequest, RequestData

_CONNECT_SECONDS = 10.0
_KEEP_ALIVE_SECONDS = 4.0  # under the 5 s of common servers: a connection they are closing may swallow a message
_NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class NotTakenError(NetworkError):
    """No connection was made: nothing was sent."""


class AnswerLostError(NetworkError):
    """The connection broke, or time ran out, after something was sent: it may have been done."""


class AiohttpRequest(BaseRequest):
    """One pool of connections to the Bot API at `root`; proxies are taken from the environment, never for loopback."""

    def __init__(self, root: str, read_seconds: float = 20.0, connections: int = 64) -> None:
        """Nothing is opened before `initialize`."""
        self._proxies = urlsplit(root).hostname not in _LOOPBACK
        self._read_seconds, self._connections = read_seconds, connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer unless a call says otherwise."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            pool = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=_KEEP_ALIVE_SECONDS)
            self._session = aiohttp.ClientSession(connector=pool, trust_env=self._proxies)

    async def shutdown(self) -> None:
        """Close the pool."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the library's signature
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the library's signature
    ) -> tuple[int, bytes]:
        """Status and body of one request. Raises NotTakenError or AnswerLostError, without the token in them."""
        if self._session is None:
            raise NotTakenError("not started")
        timeout = aiohttp.ClientTimeout(
            connect=_given(connect_timeout, _CONNECT_SECONDS), sock_read=_given(read_timeout, self._read_seconds)
        )
        body = request_data.json_parameters if request_data else None
        try:
            async with self._session.request(method, url, data=body, timeout=timeout) as answer:
                return answer.status, await answer.read()
        except _NEVER_SENT as error:
            raise NotTakenError(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise AnswerLostError(type(error).__name__) from None


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks us to wait; the library is between two types for it."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _given(seconds: Any, default: float) -> float:
    return default if seconds is BaseRequest.DEFAULT_NONE or seconds is None else float(seconds)
