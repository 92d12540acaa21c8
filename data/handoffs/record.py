"""What is said in a handoff: kept in order as the person's own record, and owed a reply."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.core.errors import AlreadyDecided
from data.core.events import Events
from data.core.handoff_events import CoordinatorWrote, PersonWrote
from data.core.kinds import Speaker
from data.core.lifecycle import HandoffStatus
from data.handoffs.queries import Where, get_handoff, handoff_at
from data.handoffs.terms import Terms
from data.models import Handoff, HandoffMessage, Person
from data.people.people import find_person

LONGEST_CHARACTERS = 4_000
"""Of one message's words so many are kept and passed on."""


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody says: words, a place (lon, lat), a picture by the file id of the `channel` that it came by."""

    text: str = ""
    place: tuple[float, float] | None = None
    photo: str | None = None
    channel: str | None = None

    def __bool__(self) -> bool:
        return bool(self.text or self.place or self.photo)


def hear(session: Session, where: Where, words: Words, now: datetime, terms: Terms) -> Events:
    """What the person says goes to whoever leads the conversation; while nobody does, it is kept for them."""
    handoff = handoff_at(session, where)
    if handoff is None:
        return ()
    if handoff.person_id is None and (person := find_person(session, *where)):  # a stranger who has agreed meanwhile
        handoff.person_id = person.id
    message = keep(session, handoff, handoff.person, words, now)
    if message is None or handoff.status is not HandoffStatus.TAKEN:
        return ()
    handoff.silent_at = now + terms.silence
    handoff.reply_due_at = handoff.reply_due_at or terms.due(now, terms.next_reply)
    session.flush()
    return (PersonWrote(handoff.id, message.id),)


def write(session: Session, handoff_id: int, coordinator: Person, words: Words, now: datetime, terms: Terms) -> Events:
    """Whoever has it writes to the person. Raises AlreadyDecided where it is theirs no more, NotFound."""
    handoff = led(session, handoff_id, coordinator)
    message = keep(session, handoff, coordinator, words, now, Speaker.COORDINATOR)
    if message is None:
        return ()
    handoff.reply_due_at, handoff.silent_at = None, now + terms.silence
    session.flush()
    return (CoordinatorWrote(handoff_id, message.id),)


def led(session: Session, handoff_id: int, coordinator: Person) -> Handoff:
    """The handoff that this coordinator leads. Raises AlreadyDecided where it is not theirs, NotFound."""
    handoff = get_handoff(session, handoff_id)
    if handoff.status is not HandoffStatus.TAKEN or handoff.taken_by != coordinator.id:
        raise AlreadyDecided(f"handoff {handoff_id} is not led by {coordinator.id}")
    return handoff


def keep(
    session: Session, handoff: Handoff, author: Person | None, words: Words, at: datetime,
    speaker: Speaker = Speaker.PERSON,
) -> HandoffMessage | None:  # fmt: skip
    """Note what was said; None where nothing was."""
    if not words:
        return None
    lon, lat = words.place or (None, None)
    message = HandoffMessage(
        handoff_id=handoff.id, at=at, speaker=speaker, author_id=author.id if author else None,
        channel=words.channel, text=words.text[:LONGEST_CHARACTERS], lon=lon, lat=lat, photo=words.photo,
    )  # fmt: skip
    session.add(message)
    session.flush()
    return message
