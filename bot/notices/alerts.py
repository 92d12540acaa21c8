"""What the coordinators on duty are told at once: a word passed on."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Language, Outgoing, Priority
from bot.core.names import Names
from bot.notices.post import tell_all
from bot.words import say
from data.core.events import WordPassedOn
from data.models import Person
from data.people.roles import duty_coordinators

LONGEST = 500
"""Characters of a person's words that go into an alert."""


def passed_on(session: Session, _names: Names, events: Iterable[WordPassedOn], now: datetime) -> None:
    """A person's word to the coordinators."""
    for event in events:
        _alert(session, event, now)


def _alert(session: Session, event: WordPassedOn, now: datetime) -> None:
    person = None if event.person_id is None else session.get_one(Person, event.person_id)

    def wording(language: Language) -> Outgoing:
        unknown = say(language, "notice.unknown")
        who, phone = (person.name or unknown, person.phone or unknown) if person else (unknown, unknown)
        said = event.text[:LONGEST] or say(language, "notice.no_reason")
        text = say(language, "notice.passed_on", name=who, phone=phone, text=said)
        return Outgoing(text=text, priority=Priority.NOTICE)

    tell_all(session, duty_coordinators(session, person.area_id if person else None), wording, now)
