"""How long everything is kept: one table, and the pruning that follows it. docs/privacy.md shows it to people.

Deleting is by SQL alone, nothing is opened, so what no key opens any more goes as well.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, delete, exists, inspect, or_, select, tuple_, update
from sqlalchemy.orm import Session

from data.core.database import TRACES
from data.core.lifecycle import AlarmStatus, MessageStatus, NeedStatus
from data.core.sealing.columns import SEALED
from data.models import (
    Alarm,
    AlarmWord,
    AuditEntry,
    Base,
    ChannelAddress,
    ConversationState,
    InboxUpdate,
    Invitation,
    Match,
    Need,
    OutboxMessage,
    SignInLink,
    WebSession,
)

BATCH_ROWS = 500

Past = Callable[[datetime], ColumnElement[bool]]
Emptied = dict[str, int]
"""How many rows went, by the name of their rule."""


class Way(StrEnum):
    """How a row goes: as a whole, or all that is sealed in it, so that counts and history still add up."""

    DELETED = "deleted"
    EMPTIED = "emptied"


@dataclass(frozen=True)
class Rule:
    """Rows of `model` go `days` after what `past` looks at; `past` takes the moment so many days ago."""

    name: str
    model: type[Base]
    days: int
    way: Way
    past: Past


def _is_strangers() -> ColumnElement[bool]:
    """Whether a conversation is of nobody known: who agreed has an address."""
    return ~exists().where(
        ChannelAddress.channel == ConversationState.channel,
        ChannelAddress.external_id == ConversationState.external_id,
    )


def _is_over() -> ColumnElement[bool]:
    """Whether a message is sent, or failed for good."""
    return OutboxMessage.status.not_in((MessageStatus.WAITING, MessageStatus.SENDING))


def _is_closed(before: datetime) -> ColumnElement[bool]:
    """Whether an alarm was closed before, and still holds something."""
    return (Alarm.status == AlarmStatus.CLOSED) & (Alarm.closed_at <= before) & _holds_something(Alarm)


def _holds_something(model: type[Base]) -> ColumnElement[bool]:
    return or_(*(model.__table__.c[name].is_not(None) for name in _emptied(model)))


def _emptied(model: type[Base]) -> dict[str, None]:
    """Every sealed column of a table that may be empty, emptied."""
    return {c.name: None for c in model.__table__.columns if isinstance(c.type, SEALED) and c.nullable}


_STANDING_NEEDS = tuple(NeedStatus.standing())

RULES = (
    Rule("handled_updates", InboxUpdate, 7, Way.DELETED, lambda before: InboxUpdate.handled_at <= before),
    Rule("messages", OutboxMessage, 30, Way.DELETED, lambda before: (OutboxMessage.due_at <= before) & _is_over()),
    Rule("unfetched_messages", OutboxMessage, 90, Way.DELETED, lambda before: OutboxMessage.due_at <= before),
    Rule(
        "strangers_conversations", ConversationState, 30, Way.DELETED,
        lambda before: (ConversationState.updated_at <= before) & _is_strangers(),
    ),
    Rule("conversations", ConversationState, 180, Way.DELETED, lambda before: ConversationState.updated_at <= before),
    Rule("sign_in_links", SignInLink, 1, Way.DELETED, lambda before: SignInLink.expires_at <= before),
    Rule(
        "web_sessions", WebSession, 1, Way.DELETED,
        lambda before: or_(WebSession.expires_at <= before, WebSession.revoked_at <= before),
    ),
    Rule(
        "unused_invitations", Invitation, 30, Way.DELETED,
        lambda before: Invitation.used_at.is_(None) & (Invitation.expires_at <= before),
    ),
    Rule(
        "strangers_alarms", Alarm, 90, Way.EMPTIED,
        lambda before: Alarm.person_id.is_(None) & _is_closed(before),
    ),
    Rule("alarms", Alarm, 730, Way.EMPTIED, _is_closed),
    Rule(
        "needs", Need, 730, Way.EMPTIED,
        lambda before: (Need.created_at <= before) & Need.status.not_in(_STANDING_NEEDS) & _holds_something(Need),
    ),
    Rule("audit", AuditEntry, 1826, Way.DELETED, lambda before: AuditEntry.at <= before),
)  # fmt: skip
"""What goes by itself, and when."""

Stays = Literal["until_erased", "with_its_row", "for_good"]
KEPT: dict[str, Stays] = {
    "people": "until_erased",
    "channel_addresses": "until_erased",
    "needs": "until_erased",
    "providers": "until_erased",
    "resources": "until_erased",
    "matches": "until_erased",
    "duty_shifts": "until_erased",
    "alarms": "until_erased",
    "alarm_words": "with_its_row",
    "need_windows": "with_its_row",
    "need_roles": "with_its_row",
    "need_rules": "with_its_row",
    "need_preferences": "with_its_row",
    "need_reasons": "with_its_row",
    "match_providers": "with_its_row",
    "match_resources": "with_its_row",
    "provider_skills": "with_its_row",
    "availability_rules": "with_its_row",
    "availability_spans": "with_its_row",
    "resource_hours": "with_its_row",
    "consents": "for_good",
    "role_grants": "for_good",
    "invitations": "for_good",
    "areas": "for_good",
    "key_in_use": "for_good",
}
"""Tables that no rule empties whole: until the person says so, with the row they belong to, or for good, because they
hold numbers, codes and days only."""


def prune(session: Session, at: datetime, limit: int = BATCH_ROWS) -> Emptied:
    """Let at most `limit` rows go by each rule as of `at`; how many went, nothing where all is as it should be.

    Nobody is told: nothing that goes is of use to anybody any more.
    """
    gone = {rule.name: _apply(session, rule, at, limit) for rule in RULES}
    went = {name: many for name, many in gone.items() if many}
    if went:
        session.info[TRACES] = True
    return went


def _apply(session: Session, rule: Rule, at: datetime, limit: int) -> int:
    keys = inspect(rule.model).primary_key
    found = select(*keys).where(rule.past(at - timedelta(days=rule.days))).limit(limit)
    if rule.way is Way.DELETED:
        result: Any = session.execute(delete(rule.model).where(tuple_(*keys).in_(found)))
        return int(result.rowcount)
    return _empty(session, rule.model, found)


def _empty(session: Session, model: type[Base], found: Select[Any]) -> int:
    """Take all that is sealed out of rows with one number as their key, and of what belongs to them."""
    ids = list(session.scalars(found))
    if ids:
        _empty_parts(session, model, ids)
        key = inspect(model).primary_key[0]
        session.execute(update(model).where(key.in_(ids)).values(_emptied(model)))
    return len(ids)


def _empty_parts(session: Session, model: type[Base], ids: Iterable[int]) -> None:
    if model is Alarm:
        session.execute(delete(AlarmWord).where(AlarmWord.alarm_id.in_(ids)))
    if model is Need:
        session.execute(update(Match).where(Match.need_id.in_(ids)).values(decision_reason=None))
