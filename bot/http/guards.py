"""What stands before every page: security headers, a largest body, and the refusal of other sites' requests."""

from http import HTTPStatus
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": that makes browsers send `Origin: null` with our own forms, and we check the origin.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-cache",
}


HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
"""For a year only by https; said where it is https already, by our own word or a named proxy's."""


def headers_for(scope: Scope) -> dict[str, str]:
    """What every answer to this request carries."""
    return HEADERS | HTTPS_ONLY if scope.get("scheme") == "https" else HEADERS


class SecurityHeaders:
    """Adds the headers to every answer that does not bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = MutableHeaders(scope=message)
                for name, value in headers_for(scope).items():
                    present.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


class BodyLimit:
    """Refuses a body of more than `largest` bytes, said or unsaid, before anybody holds it in memory."""

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        promised, seen = int(said) if said.isdigit() else 0, 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if max(promised, seen) > self._largest:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self._app(scope, counted, send)


def same_origin(request: Request) -> None:
    """Refuse what another site's page sends in the reader's name (a dependency of every POST).

    `Sec-Fetch-Site` where the browser sends it, else `Origin` against `Host`. A request with neither does not come from
    a browser and so carries nobody's cookie unawares.
    """
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site is not None:
        refused = site not in ("same-origin", "none")
    else:
        refused = origin is not None and _host(origin) != request.headers.get("host", "")
    if refused:
        raise HTTPException(HTTPStatus.FORBIDDEN)


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # no address at all, such as http://[
        return None
