"""What has not arrived: messages that failed for good, and those that are due for too long, each with its reason."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from data.core.lifecycle import MessageStatus
from data.messaging.outbox import send_elsewhere
from data.models import ChannelAddress, InboxUpdate, OutboxMessage, Person, RoleGrant

LATE_SECONDS = 60.0
"""A message that is due for longer, and an update that is not handled for longer, is stuck."""
RECENT = timedelta(days=14)
SENT_TO = ("telegram",)
"""Channels that we send to. Of the others, whose readers fetch their messages, only danger is ever late."""


class Undelivered(StrEnum):
    """Why somebody has not got a message, as a code."""

    BLOCKED = "blocked"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    UNSURE = "unsure"
    LATE = "late"


def undelivered(
    session: Session, now: datetime, areas: frozenset[str] | None = None, limit: int = 50
) -> list[tuple[OutboxMessage, Person | None, Undelivered]]:
    """Messages of the last two weeks that have not arrived, newest first, to whom, and why.

    With `areas` (codes) only those to people who live, work or serve there; without, also those to strangers.
    """
    found = select(OutboxMessage, Person).select_from(OutboxMessage).join(
        ChannelAddress,
        and_(
            ChannelAddress.channel == OutboxMessage.channel, ChannelAddress.external_id == OutboxMessage.external_id
        ),
        isouter=True,
    )  # fmt: skip
    found = found.join(Person, Person.id == ChannelAddress.person_id, isouter=True)
    found = found.where(OutboxMessage.due_at > now - RECENT, or_(_has_failed(), is_late(now)))
    if areas is not None:
        found = found.where(_belongs_to(areas))
    rows = session.execute(found.order_by(OutboxMessage.id.desc()).limit(limit))
    return [(message, person, reason(message)) for message, person in rows]


def reason(message: OutboxMessage) -> Undelivered:
    """Why a message has not arrived. For those that have not."""
    if message.status in _UNDER_WAY:
        return Undelivered.LATE
    if message.error == Undelivered.UNREADABLE:
        return Undelivered.UNREADABLE
    return Undelivered(message.status.value)


def is_late(now: datetime, sent_to: Iterable[str] = SENT_TO) -> ColumnElement[bool]:
    """Whether a message is due for too long."""
    pressing = or_(OutboxMessage.channel.in_(tuple(sent_to)), OutboxMessage.priority == "danger")
    overdue = OutboxMessage.due_at <= now - timedelta(seconds=LATE_SECONDS)
    return and_(OutboxMessage.status.in_(_UNDER_WAY), overdue, pressing)


def late(session: Session, now: datetime) -> dict[str, int]:
    """How many messages of each class are due for too long."""
    found = select(OutboxMessage.priority).where(is_late(now))
    return dict(Counter(session.scalars(found)))


def unhandled(session: Session, now: datetime) -> int:
    """How many updates came in and are not handled for too long."""
    since = now - timedelta(seconds=LATE_SECONDS)
    found: Select[int] = select(func.count(InboxUpdate.id)).where(InboxUpdate.handled_at.is_(None))
    return session.scalar(found.where(InboxUpdate.received_at <= since)) or 0


def redirect(session: Session, now: datetime) -> int:
    """Danger that is late here goes to the person's other addresses too, once to each; how many were queued there."""
    found = select(OutboxMessage).where(is_late(now), OutboxMessage.priority == "danger")
    return sum(send_elsewhere(session, message, now) for message in session.scalars(found.order_by(OutboxMessage.id)))


_UNDER_WAY = (MessageStatus.WAITING, MessageStatus.SENDING)


def _has_failed() -> ColumnElement[bool]:
    return OutboxMessage.status.in_(MessageStatus.reported() - {MessageStatus.SENT})


def _belongs_to(areas: frozenset[str]) -> ColumnElement[bool]:
    """Whether a person lives in one of these areas, or serves there without living anywhere that we know."""
    serves = select(RoleGrant.id).where(RoleGrant.person_id == Person.id, RoleGrant.revoked_at.is_(None))
    serves_there = serves.where(RoleGrant.area_id.in_(areas)).exists()
    return or_(Person.area_id.in_(areas), and_(Person.area_id.is_(None), serves_there))
