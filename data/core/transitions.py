"""The only way a need or a match changes state: checked, counted and written down in one call."""

from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import NotFound
from data.core.lifecycle import MatchStatus, NeedStatus, require_allowed
from data.models import Base, Match, Need

Row = TypeVar("Row", bound=Base)


def fetch(session: Session, model: type[Row], key: object) -> Row:
    """The row, as stored now and not as read earlier. Raises NotFound."""
    row = session.get(model, key, populate_existing=True)
    if row is None:
        raise NotFound(f"{model.__name__} {key}")
    return row


def move_need(session: Session, need: Need, to: NeedStatus, actor_id: int | None, now: datetime) -> None:
    """Put the need into another state. Raises IllegalTransition."""
    _move(session, need, to, actor_id, now)


def move_match(
    session: Session, match: Match, to: MatchStatus, actor_id: int | None, now: datetime, **detail: Any
) -> None:
    """Put the match into another state. Raises IllegalTransition."""
    _move(session, match, to, actor_id, now, **detail)


def _move(
    session: Session,
    row: Need | Match,
    to: NeedStatus | MatchStatus,
    actor_id: int | None,
    now: datetime,
    **detail: Any,
) -> None:
    require_allowed(row.status, to)
    row.status = to
    row.version += 1
    subject = type(row).__name__.lower()
    log(session, actor_id, f"{subject}.{to}", subject, row.id, now, **detail)
