"""Messages to people: queued in the transaction that causes them, begun and settled one by one by a sender."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from data.core.lifecycle import MessageStatus
from data.core.rows import held
from data.core.transitions import enter
from data.messaging.addresses import other_addresses
from data.models import OutboxMessage

PRIORITIES = ("danger", "answer", "notice", "broadcast")
"""Codes of `priority`, the most pressing first. A message's class says what becomes of it when it may be lost."""

DOUBTS_ALLOWED = {"danger": None, "answer": 1}
"""How often a message of a class is sent again though it may have arrived (None: until an answer comes); else never."""
LONGEST_PAUSE_SECONDS = 16.0
FARTHEST_SECONDS = 120.0
"""No danger and no answer is ever due farther ahead: one that is was queued before the clock was put back …"""
PUT_BACK_HOURS = 12
"""… by so much at most; what lies beyond is held on purpose."""
REVIVED_HOURS = 1
"""Danger that somebody could not be told because they had stopped the bot is told when they are back within so long."""

_RANK = case({code: place for place, code in enumerate(PRIORITIES)}, value=OutboxMessage.priority, else_=99)

HELD = datetime(9000, 1, 1, tzinfo=UTC)
"""`due_at` of what is held back while a coordinator leads the conversation; `release` makes it due."""


def enqueue(
    session: Session,
    channel: str,
    external_id: str,
    body: dict[str, Any],
    priority: str,
    due_at: datetime,
    dedupe_key: str | None = None,
) -> OutboxMessage | None:
    """Queue one message; None when one with this `dedupe_key` was queued before."""
    if dedupe_key and session.scalar(select(OutboxMessage.id).filter_by(dedupe_key=dedupe_key)) is not None:
        return None
    message = OutboxMessage(
        channel=channel, external_id=external_id, body=body, priority=priority, due_at=due_at, first_due_at=due_at,
        dedupe_key=dedupe_key, doubts=0,
    )  # fmt: skip
    session.add(message)
    session.flush()
    return message


def next_due(
    session: Session, channel: str, now: datetime, busy: Collection[str] = (), limit: int = 10
) -> list[OutboxMessage]:
    """What is to be sent next: one message of each address that is not `busy`, the most pressing first.

    So an address with thousands waiting takes up no more room than one with a single answer. Nothing is claimed.
    """
    waiting = _waiting(channel).where(OutboxMessage.due_at <= now, OutboxMessage.external_id.not_in(busy))
    place = func.row_number().over(partition_by=OutboxMessage.external_id, order_by=(_RANK, OutboxMessage.id))
    first = waiting.with_only_columns(OutboxMessage.id.label("id"), place.label("place")).subquery()
    found = select(OutboxMessage).join(first, first.c.id == OutboxMessage.id).where(first.c.place == 1)
    return list(session.scalars(found.order_by(_RANK, OutboxMessage.id).limit(limit)))


def _waiting(channel: str) -> Select[OutboxMessage]:
    return select(OutboxMessage).filter_by(channel=channel, status=MessageStatus.WAITING)


def begin(session: Session, id: int, now: datetime) -> OutboxMessage | None:
    """Take one message for this sender alone, right before the call; None where it does not wait any more."""
    here = select(OutboxMessage).filter_by(id=id, status=MessageStatus.WAITING)
    message = session.scalar(here.with_for_update(skip_locked=True).execution_options(populate_existing=True))
    if message is not None:
        enter(message, MessageStatus.SENDING)
        message.began_at = now
    return message


def mark(session: Session, id: int, status: MessageStatus, now: datetime, error: str | None = None) -> MessageStatus:
    """What a call came to, one of `MessageStatus.reported`; where the message stands now. Raises IllegalTransition.

    What may have arrived waits again where its class allows it, with growing pauses. A message of danger that cannot
    be delivered here is queued for the person's other addresses. One that was erased meanwhile is no more, and that is
    well.
    """
    message = held(session, OutboxMessage, id)
    if message is None:
        return status
    message.error = error
    if status is not MessageStatus.SENT and message.priority == "danger":
        send_elsewhere(session, message, now)
    if status is MessageStatus.UNSURE and _may_go_again(message):
        return _again(message, now + timedelta(seconds=pause_seconds(message.doubts)))
    enter(message, status)
    message.attempts += 1
    message.sent_at = now if status is MessageStatus.SENT else None
    return status


def pause_seconds(doubts: int) -> float:
    """How long to wait before a message that was in doubt so often goes out once more: 1, 2, 4 … 16 s."""
    return float(min(2.0 ** min(doubts, 10), LONGEST_PAUSE_SECONDS))


def _may_go_again(message: OutboxMessage) -> bool:
    allowed = DOUBTS_ALLOWED.get(message.priority, 0)
    return allowed is None or message.doubts < allowed


def _again(message: OutboxMessage, due_at: datetime) -> MessageStatus:
    message.doubts += 1
    _wait(message, due_at)
    return MessageStatus.WAITING


def _wait(message: OutboxMessage, due_at: datetime) -> None:
    enter(message, MessageStatus.WAITING)
    message.attempts += 1
    message.due_at, message.began_at = due_at, None


def send_elsewhere(session: Session, message: OutboxMessage, now: datetime) -> int:
    """Queue it for the person's other addresses, but for those that were told the same at the same moment; how many.

    A copy keeps the moment of the first, so that one which fails too does not come back to where it began.
    """
    queued = 0
    for address in other_addresses(session, message.channel, message.external_id):
        here = {"channel": address.channel, "external_id": address.external_id}
        same = select(OutboxMessage.id).filter_by(**here, priority="danger", first_due_at=message.first_due_at)
        if session.scalar(same.limit(1)) is None:
            key = f"elsewhere:{message.id}:{address.id}"
            if copy := enqueue(session, **here, body=message.body, priority="danger", due_at=now, dedupe_key=key):
                copy.first_due_at = message.first_due_at
                queued += 1
    return queued


def put_back(session: Session, id: int, due_at: datetime) -> None:
    """The channel certainly did not take it: wait until `due_at`. One that was erased meanwhile is let go."""
    message = held(session, OutboxMessage, id)
    if message is not None:
        _wait(message, due_at)


def release(session: Session, channel: str, external_id: str, now: datetime) -> None:
    """What was held back for this address (see `HELD`) is due now, after all that was said meanwhile."""
    held = select(OutboxMessage).filter_by(channel=channel, external_id=external_id, status=MessageStatus.WAITING)
    for message in list(session.scalars(held.where(OutboxMessage.due_at == HELD).order_by(OutboxMessage.id))):
        body, priority, key = message.body, message.priority, message.dedupe_key
        session.delete(message)  # a page has read on beyond it: it asks for what has a higher number
        session.flush()
        enqueue(session, channel, external_id, body, priority, now, key)


def recover(
    session: Session, channel: str, now: datetime, busy: Collection[int] = (),
    arrived: Mapping[int, datetime] = MappingProxyType({}),
) -> int:  # fmt: skip
    """What was left being sent, and is not in a living sender's hands (`busy`), waits again; how many there were.

    Their calls had begun, so they may have arrived: they are marked as sent again. But for those that are known to have
    `arrived`, with the moment when their calls began: these are sent. For the channel's only sender.
    """
    left = list(session.scalars(select(OutboxMessage).filter_by(channel=channel, status=MessageStatus.SENDING)))
    lost = [message for message in left if message.id not in busy]
    for message in lost:
        if message.began_at is not None and arrived.get(message.id) == message.began_at:
            mark(session, message.id, MessageStatus.SENT, now)
        else:
            _again(message, now)
    return len(lost)


def hurry(session: Session, channel: str, now: datetime) -> int:
    """What presses and seems due far ahead, because the clock was put back, is due now; how many there were."""
    between = now + timedelta(seconds=FARTHEST_SECONDS), now + timedelta(hours=PUT_BACK_HOURS)
    ahead = _waiting(channel).where(
        OutboxMessage.priority.in_(("danger", "answer")), OutboxMessage.due_at.between(*between)
    )
    found = list(session.scalars(ahead))
    for message in found:
        message.due_at = now
    return len(found)


def revive(session: Session, channel: str, external_id: str, now: datetime) -> int:
    """The person is back: the danger that the channel would not take meanwhile is queued anew; how much there was."""
    blocked = select(OutboxMessage).filter_by(
        channel=channel, external_id=external_id, status=MessageStatus.BLOCKED, priority="danger"
    )
    since = now - timedelta(hours=REVIVED_HOURS)
    found = list(session.scalars(blocked.where(OutboxMessage.first_due_at >= since).order_by(OutboxMessage.id)))
    keys = [(message, f"revived:{message.id}") for message in found]
    anew = [enqueue(session, channel, external_id, message.body, "danger", now, key) for message, key in keys]
    return sum(message is not None for message in anew)


def shelf(session: Session, channel: str, external_id: str, after_id: int = 0) -> list[OutboxMessage]:
    """What was said to one address after message `after_id`, in order, for a page that shows it."""
    found = select(OutboxMessage).filter_by(channel=channel, external_id=external_id)
    return list(session.scalars(found.where(OutboxMessage.id > after_id).order_by(OutboxMessage.id)))
