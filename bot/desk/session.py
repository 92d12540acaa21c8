"""Who is at the desk: the cookie of a one-time link, and the token that its forms carry."""

import hashlib
import hmac
from dataclasses import dataclass

from fastapi import Request, Response
from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.messages import Language
from data.core.database import Database
from data.people import roles, sign_in

COOKIE = "liandong_review"


@dataclass(frozen=True)
class Visitor:
    """Who reads the page. `csrf` belongs to this browser's session and comes back with every form."""

    person_id: int
    name: str | None
    language: Language
    csrf: str


@dataclass(frozen=True)
class Sessions:
    """Signing in and out. Synchronous: async code calls it in a thread."""

    database: Database
    clock: Clock

    def open(self, token: str) -> str:
        """Use a one-time link up; return the value of the cookie. Raises CodeUnusable."""
        return self.database.run(lambda session: sign_in.open_session(session, token, self.clock())).value

    def close(self, cookie: str) -> None:
        """End the session of this cookie, if there is one."""
        self.database.run(lambda session: sign_in.close_session(session, cookie, self.clock()))

    def visitor(self, cookie: str | None) -> Visitor | None:
        """Whose session this is; None for nobody's, or for one who decides nothing any more."""
        return self.database.run(lambda session: self._visitor(session, cookie)) if cookie else None

    def _visitor(self, session: Session, cookie: str) -> Visitor | None:
        person = sign_in.session_person(session, cookie, self.clock())
        if person is None or person.erased_at or not roles.is_coordinator(session, person):
            return None
        return Visitor(person.id, person.name, _language(person.language), csrf_token(cookie))


def csrf_token(cookie: str) -> str:
    """Derive the forms' token from the session's cookie: another site can neither read nor compute it."""
    return hmac.digest(cookie.encode(), b"liandong review forms", hashlib.sha256).hex()


def is_token(visitor: Visitor, token: str) -> bool:
    """Whether a form's token is this session's, compared in constant time."""
    return hmac.compare_digest(visitor.csrf.encode(), token.encode())


def set_cookie(request: Request, response: Response, cookie: str) -> None:
    """Hand the session to the browser, for as long as it is open."""
    secure = request.scope["scheme"] == "https"
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", secure=secure, path="/review")


def _language(code: str) -> Language:
    return "en" if code == "en" else "zh"
