"""Who speaks on the chat page: a random cookie. What is stored is only its hash."""

import hashlib
import re
import secrets

from fastapi import Request, Response

COOKIE = "liandong_chat"

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_YEAR_SECONDS = 365 * 24 * 3600


def identity(request: Request) -> str | None:
    """Return the channel's id of this chat, or None where the browser brought no cookie of ours.

    It is a hash, so that nobody who reads the database or an export can speak in another's name.
    """
    token = _token(request)
    return hashlib.sha256(token.encode()).hexdigest()[:32] if token else None


def remember(request: Request, response: Response) -> None:
    """Give the browser a cookie, or keep the one it has for another year."""
    response.set_cookie(
        COOKIE,
        _token(request) or secrets.token_urlsafe(32),
        max_age=_YEAR_SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.scope["scheme"] == "https",
    )


def _token(request: Request) -> str | None:
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else None
