"""The web application: the routers handed to it, the shared style sheet, security headers, and `/health`.

Nothing here knows what the routers do. Everything is served from this machine; no page asks another host for anything.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from pathlib import Path

import structlog
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import DataError, InterfaceError, OperationalError
from starlette.exceptions import HTTPException

from bot.core.faults import fault
from bot.http.guards import BodyLimit, SecurityHeaders, headers_for
from bot.http.health import Health, Part
from bot.words import say_both
from data.core.errors import DatabaseBusy

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

STATIC = Path(__file__).parent / "static"
LARGEST_BODY_BYTES = 256 * 1024

_SENTENCES = {HTTPStatus.NOT_FOUND: "http.not_found", HTTPStatus.METHOD_NOT_ALLOWED: "http.method_not_allowed"}
_ELSE = "http.fault"
_UNREADABLE = "http.unreadable"
UNSTORABLE = (OverflowError, UnicodeError, RecursionError, DataError)
"""What integers beyond 64 bits, half characters, NUL bytes and JSON without a bottom end in, here or in a database."""

AWAY = (DatabaseBusy, OperationalError, InterfaceError)
"""A database that is locked, full or gone."""

_log = structlog.get_logger(__name__)


def create_app(
    *routers: APIRouter,
    static: Mapping[str, Path] | None = None,
    parts: Mapping[str, Part] | None = None,
    lifespan: Lifespan | None = None,
) -> FastAPI:
    """Build the application.

    `static`: folders of a feature's own style and script, served below `/static/NAME`. `parts` are what `/health` asks.
    """
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_middleware(BodyLimit, largest=LARGEST_BODY_BYTES)
    app.add_middleware(SecurityHeaders)
    app.add_exception_handler(HTTPException, _refusal)
    app.add_exception_handler(RequestValidationError, _unreadable)
    for kind in UNSTORABLE:
        app.add_exception_handler(kind, _unstorable)
    for away in AWAY:
        app.add_exception_handler(away, _away)
    app.add_exception_handler(Exception, _fault)
    for router in routers:
        app.include_router(router)
    app.include_router(Health(parts or {}).router)
    for name, folder in {**(static or {}), "": STATIC}.items():
        app.mount(f"/static/{name}".rstrip("/"), StaticFiles(directory=folder), name=f"static {name}".strip())
    return app


def _refusal(_request: Request, error: Exception) -> Response:
    """Answer in words instead of a framework's phrase. A router that wants its own page returns it itself."""
    code = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    return PlainTextResponse(say_both(_SENTENCES.get(HTTPStatus(code), _ELSE)), code)


def _unreadable(_request: Request, _error: Exception) -> Response:
    # Not FastAPI's own answer: that quotes what was sent, which may be what no answer can hold.
    return PlainTextResponse(say_both(_UNREADABLE), HTTPStatus.UNPROCESSABLE_ENTITY)


def _unstorable(_request: Request, error: Exception) -> Response:
    """Whoever sent it is told that it cannot be; its transaction was rolled back."""
    _log.warning("http.unstorable", fault=fault(error))
    return PlainTextResponse(say_both(_UNREADABLE), HTTPStatus.BAD_REQUEST)


def _away(_request: Request, error: Exception) -> Response:
    """Later it may work: nothing was done."""
    _log.warning("http.database_away", fault=fault(error))
    return PlainTextResponse(say_both("http.away"), HTTPStatus.SERVICE_UNAVAILABLE)


def _fault(request: Request, _error: Exception) -> Response:
    # Starlette makes this answer outside all middleware, so it brings the headers itself.
    headers = headers_for(request.scope)
    return PlainTextResponse(say_both(_ELSE), HTTPStatus.INTERNAL_SERVER_ERROR, headers=headers)
