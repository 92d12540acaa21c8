"""Who speaks on the chat page: a random cookie with our signature. What is stored is only its hash."""

import hashlib
import re
import secrets

from fastapi import Request, Response

from data.core.sealing.keys import Keyring

COOKIE = "liandong_chat"

_COOKIE = re.compile(r"([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})")
_PURPOSE = "chat cookie"
_YEAR_SECONDS = 365 * 24 * 3600


class Identities:
    """Gives browsers their cookies and knows them again. One that we have not signed is nobody's."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def of(self, request: Request) -> str | None:
        """Return the channel's id of this chat, or None where the browser brought no cookie of ours.

        It is a hash, so that nobody who reads the database or an export can speak in another's name.
        """
        token = self._token(request)
        return hashlib.sha256(token.encode()).hexdigest()[:32] if token else None

    def remember(self, request: Request, response: Response) -> None:
        """Give the browser a cookie, or keep the one it has for another year."""
        token = self._token(request) or secrets.token_urlsafe(32)
        response.set_cookie(
            COOKIE,
            f"{token}.{self._keyring.sign(token, _PURPOSE)}",
            max_age=_YEAR_SECONDS,
            httponly=True,
            samesite="strict",
            secure=request.scope["scheme"] == "https",
        )

    def _token(self, request: Request) -> str | None:
        found = _COOKIE.fullmatch(request.cookies.get(COOKIE, ""))
        return found[1] if found and self._keyring.has_signed(found[1], found[2], _PURPOSE) else None
