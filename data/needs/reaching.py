"""How those who ask are reached."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.events import Events
from data.core.giving_events import PhoneChanged
from data.core.lifecycle import NeedStatus
from data.models import Person
from data.needs.needs import needs_of


def change_phone(session: Session, person: Person, phone: str, now: datetime) -> Events:
    """The person has another number; so have their standing needs that were to be reached by the old one."""
    for need in needs_of(session, person):
        if need.status in NeedStatus.standing() and need.phone == person.phone:
            need.phone = phone if need.phone else None
    person.phone = phone
    log(session, person.id, "person.phone_changed", "person", person.id, now)
    session.flush()
    return (PhoneChanged(person.id),)
