"""What becomes of handoffs when somebody is erased: of the person's nothing is left, a coordinator's go to others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, delete, false, or_, select
from sqlalchemy.orm import Session

from data.core.events import Events
from data.core.handoff_events import HandoffEnded
from data.core.lifecycle import HandoffStatus
from data.handoffs.handoffs import empty, end, reopen
from data.handoffs.terms import Terms
from data.models import Handoff, OutboxMessage, Person

_BATCH_ROWS = 500


def key_of(handoff_id: int) -> str:
    """How the dedupe keys of all messages about a handoff begin, so that erasure finds them in others' chats."""
    return f"handoff:{handoff_id}:"


def forget(session: Session, person: Person, now: datetime) -> Events:
    """The person's own are over and empty, also in the coordinators' chats; what they led is offered to others."""
    handoffs = list(session.scalars(_own(person)))
    own = [_forgotten(session, handoff, person, now) for handoff in handoffs]
    _forget_messages(session, [key_of(handoff.id) for handoff in handoffs])
    led = select(Handoff).filter_by(taken_by=person.id, status=HandoffStatus.TAKEN)
    given_up = [reopen(session, handoff, now, Terms()) for handoff in list(session.scalars(led))]
    session.flush()
    return tuple(event for events in (*own, *given_up) for event in events)


def _own(person: Person) -> Select[Handoff]:
    """Those led with this person, and those from their addresses before they were known."""
    addresses = [(address.channel, address.external_id) for address in person.addresses]
    here = or_(false(), *((Handoff.channel == channel) & (Handoff.external_id == id) for channel, id in addresses))
    return select(Handoff).where(or_(Handoff.person_id == person.id, here))


def _forgotten(session: Session, handoff: Handoff, person: Person, now: datetime) -> Events:
    ended = end(session, handoff, person.id, now) if handoff.status in HandoffStatus.standing() else ()
    empty(session, handoff)
    handoff.area_id = None
    return tuple(replace(event, external_id=None) for event in ended if isinstance(event, HandoffEnded))


def _forget_messages(session: Session, beginnings: Sequence[str]) -> None:
    """Delete what was told of these handoffs. Keys are sealed, so each is opened: SQL finds nothing in them."""
    if not beginnings:
        return
    keyed = select(OutboxMessage.id, OutboxMessage.dedupe_key).where(OutboxMessage.dedupe_key.is_not(None))
    rows = session.execute(keyed.execution_options(yield_per=_BATCH_ROWS))
    found = [id for id, key in rows if key and key.startswith(tuple(beginnings))]
    for start in range(0, len(found), _BATCH_ROWS):
        batch = found[start : start + _BATCH_ROWS]
        session.execute(delete(OutboxMessage).where(OutboxMessage.id.in_(batch)))
