"""Signing in to the review page: a one-time link, then a cookie. Only hashes are stored."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import CodeUnusable
from data.core.events import Events, LinkIssued, Secret, SessionClosed, SessionOpened
from data.models import Person, SignInLink, WebSession
from data.people.tokens import digest, new_token

LINK_TTL = timedelta(minutes=10)
SESSION_TTL = timedelta(hours=12)


def issue_link(session: Session, person: Person, now: datetime, ttl: timedelta = LINK_TTL) -> Secret:
    """A token that signs this person in once."""
    token = new_token()
    session.add(SignInLink(token_hash=digest(token), person_id=person.id, created_at=now, expires_at=now + ttl))
    log(session, person.id, "sign_in.link_issued", "person", person.id, now)
    session.flush()
    return Secret(token, (LinkIssued(person.id),))


def open_session(session: Session, token: str, now: datetime, ttl: timedelta = SESSION_TTL) -> Secret:
    """Use the link's token up and return the token for the cookie. Raises CodeUnusable."""
    link = session.get(SignInLink, digest(token), populate_existing=True, with_for_update=True)
    if link is None or link.used_at or link.expires_at <= now:
        raise CodeUnusable("sign-in link")
    link.used_at = now
    cookie = new_token()
    session.add(WebSession(token_hash=digest(cookie), person_id=link.person_id, created_at=now, expires_at=now + ttl))
    log(session, link.person_id, "sign_in.opened", "person", link.person_id, now)
    session.flush()
    return Secret(cookie, (SessionOpened(link.person_id),))


def session_person(session: Session, cookie: str, at: datetime) -> Person | None:
    """Whose browser this is as of `at`, or None."""
    found = session.get(WebSession, digest(cookie), populate_existing=True)
    if found is None or found.revoked_at or found.expires_at <= at:
        return None
    return session.get(Person, found.person_id)


def close_session(session: Session, cookie: str, now: datetime) -> Events:
    """Sign out; a cookie that is none is ignored."""
    found = session.get(WebSession, digest(cookie))
    if found is None or found.revoked_at:
        return ()
    found.revoked_at = now
    log(session, found.person_id, "sign_in.closed", "person", found.person_id, now)
    return (SessionClosed(found.person_id),)
