"""What the coordinators on duty must hear: a word passed on.

Strangers may say it too (`person` None): of them only the channel is known, and nothing is stored.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.events import Events, WordPassedOn
from data.models import Person


def pass_on(session: Session, person: Person | None, channel: str, text: str, now: datetime) -> Events:
    """Words for the coordinators: thanks, a complaint, "it is done"."""
    _log(session, person, "word.passed_on", now)
    return (WordPassedOn(_id(person), channel, text),)


def _log(session: Session, person: Person | None, action: str, now: datetime, **detail: str) -> None:
    log(session, _id(person), action, "person", _id(person) or 0, now, **detail)


def _id(person: Person | None) -> int | None:
    return person.id if person else None
