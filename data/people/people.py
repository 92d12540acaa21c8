"""People: becoming known with their consent, being found, their language."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.events import Events, PersonEnrolled
from data.core.kinds import Role
from data.models import ChannelAddress, Consent, Person
from data.people.roles import grant_role

CONSENT_VERSION = 1
"""Raise it when the sentence that people agree to changes its meaning."""


def find_person(session: Session, channel: str, external_id: str) -> Person | None:
    """Whoever is reached at this address, or None: a stranger."""
    found = select(Person).join(ChannelAddress).filter_by(channel=channel, external_id=external_id)
    return session.scalars(found).one_or_none()


def enrol(session: Session, channel: str, external_id: str, language: str, now: datetime) -> Events:
    """A stranger has agreed: a person, their address, their consent and the resident role. Again: nothing."""
    if find_person(session, channel, external_id):
        return ()
    person = Person(language=language, created_at=now)
    person.addresses.append(ChannelAddress(channel=channel, external_id=external_id))
    session.add(person)
    session.flush()
    session.add(Consent(person_id=person.id, version=CONSENT_VERSION, given_at=now))
    log(session, person.id, "person.enrolled", "person", person.id, now, channel=channel)
    return (PersonEnrolled(person.id), *grant_role(session, person, Role.RESIDENT, None, now))


def set_language(session: Session, person: Person, language: str) -> None:
    """Speak to this person in `language` (zh or en) from now on."""
    person.language = language
    session.flush()
