"""What the coordinators on duty are told at once: a wish to speak to a person, a word passed on."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Language, Outgoing, Priority
from bot.core.names import Names
from bot.notices.post import tell_all
from bot.words import say
from data.core.events import PersonAskedFor, WordPassedOn
from data.models import Person
from data.people.roles import duty_coordinators

LONGEST = 500
"""Characters of a person's words that go into an alert."""


def asked_for(session: Session, names: Names, events: Iterable[PersonAskedFor], now: datetime) -> None:
    """Somebody wants to speak to a person."""
    for event in events:
        _alert(session, names, event, "notice.human", now, phone=event.phone)


def passed_on(session: Session, names: Names, events: Iterable[WordPassedOn], now: datetime) -> None:
    """A registered person's word to the coordinators."""
    for event in events:
        _alert(session, names, event, "notice.passed_on", now)


def _alert(
    session: Session, names: Names, event: PersonAskedFor | WordPassedOn, key: str, now: datetime, *,
    phone: str | None = None,
) -> None:  # fmt: skip
    person = None if event.person_id is None else session.get_one(Person, event.person_id)

    def wording(language: Language) -> Outgoing:
        said = event.text[:LONGEST] or say(language, "notice.no_reason")
        about = {"channel": event.channel} if person is None else _about(person, names, language, phone)
        words = say(language, key if person else f"{key}_stranger", text=said, **about)
        return Outgoing(text=words, priority=Priority.NOTICE)

    tell_all(session, duty_coordinators(session, person.area_id if person else None), wording, now)


def _about(person: Person, names: Names, language: Language, phone: str | None) -> dict[str, str]:
    """Who it is and how to reach them; of a stranger, only the channel is told."""
    unknown = say(language, "notice.unknown")
    return {
        "name": person.name or unknown,
        "phone": phone or person.phone or unknown,
        "place": names.place(person.area_id) or unknown,
    }
