"""Reading handoffs: the one of an address, those that a coordinator may see, who is asked to take one."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.alarms import duty
from data.core.lifecycle import HandoffStatus
from data.core.rows import fetch
from data.models import Handoff, HandoffMessage, Need, Person
from data.people.access import Access, access_of
from data.people.roles import duty_coordinators
from data.reference import Taxonomy


class Where(NamedTuple):
    """A channel and its own id of the chat: where somebody is reached who may be a stranger."""

    channel: str
    external_id: str


def get_handoff(session: Session, handoff_id: int) -> Handoff:
    """The handoff as stored now. Raises NotFound."""
    return fetch(session, Handoff, handoff_id)


def handoff_at(session: Session, where: Where) -> Handoff | None:
    """The handoff of this address that is not over, if there is one."""
    found = select(Handoff).filter_by(channel=where.channel, external_id=where.external_id)
    standing = found.where(Handoff.status.in_(HandoffStatus.standing())).order_by(Handoff.id)
    return session.scalars(standing.execution_options(populate_existing=True)).first()


def leader_at(session: Session, where: Where) -> Person | None:
    """Who leads the conversation at this address, so that the bot has to keep quiet; None: the bot."""
    handoff = handoff_at(session, where)
    return handoff.taker if handoff is not None and handoff.status is HandoffStatus.TAKEN else None


def led_by(session: Session, person: Person) -> list[Handoff]:
    """The conversations that a coordinator leads."""
    taken = select(Handoff).filter_by(taken_by=person.id, status=HandoffStatus.TAKEN)
    return list(session.scalars(taken.order_by(Handoff.taken_at)))


def seen_by(session: Session, person: Person, access: Access) -> list[Handoff]:
    """Handoffs that are not over and that this reader leads or may see, the longest waiting first."""
    standing = select(Handoff).where(Handoff.status.in_(HandoffStatus.standing())).order_by(Handoff.opened_at)
    found = session.scalars(standing.execution_options(populate_existing=True))
    return [one for one in found if one.taken_by == person.id or sees(session, access, one)]


def sees(session: Session, access: Access, handoff: Handoff) -> bool:
    """Whether a reader may see a conversation: it is of their areas, and nothing of the person is sealed for them."""
    if not access.decides:
        return False
    if access.areas is not None and handoff.area_id is not None and handoff.area_id not in access.areas:
        return False
    needs = select(Need).where(Need.requester_id == handoff.person_id)
    return handoff.person_id is None or not any(access.seals(need) for need in session.scalars(needs))


def offered_to(session: Session, handoff: Handoff, taxonomy: Taxonomy, at: datetime) -> list[Person]:
    """Who is asked to take it: the duty up to the level that it has come to, as far as they may see it.

    Where none of them may, those above, and then whoever answers for the whole. Who was too slow before is asked again
    only where there is nobody else. Empty where it is sealed for all of them.
    """
    circles = _circles(session, handoff, at)
    may = [[one for one in circle if _may(session, one, handoff, taxonomy)] for circle in circles]
    fresh = [[one for one in circle if one.id not in handoff.passed_over] for circle in may]
    return next((circle for circle in (*fresh, *may) if circle), [])


def concerned_by(session: Session, handoff: Handoff, at: datetime) -> list[Person]:
    """Those on duty whom it concerns, though it may be sealed for them."""
    return next((circle for circle in _circles(session, handoff, at) if circle), [])


def said_in(session: Session, handoff: Handoff) -> list[HandoffMessage]:
    """Everything that was said, in order."""
    return list(session.scalars(select(HandoffMessage).filter_by(handoff_id=handoff.id).order_by(HandoffMessage.id)))


def _circles(session: Session, handoff: Handoff, at: datetime) -> list[list[Person]]:
    """Whom to ask first, and whom where they cannot: never the person themselves."""
    reached = duty.concerned(session, handoff.area_id, handoff.reach, at)
    above = duty.concerned(session, handoff.area_id, None, at)
    circles = (reached, above, duty_coordinators(session, None))
    return [[one for one in circle if one.id != handoff.person_id] for circle in circles]


def _may(session: Session, person: Person, handoff: Handoff, taxonomy: Taxonomy) -> bool:
    return sees(session, access_of(session, person, taxonomy), handoff)
