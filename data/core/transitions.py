"""The only way anything changes its status: checked against `lifecycle.ALLOWED`, and for needs and matches counted and
written down in the same call."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.lifecycle import require_allowed

Status = TypeVar("Status", bound=StrEnum)


class Living(Protocol[Status]):
    """A row with a status, such as an answer or a message."""

    status: Status


class Versioned(Living[Status], Protocol[Status]):
    """A row with a status that several people may change at once: a need, a match."""

    id: int
    version: int


def set_status(
    session: Session, row: Versioned[Status], to: Status, actor_id: int | None, now: datetime, **detail: Any
) -> None:
    """Put a need or a match into another status, count its version, write it down. Raises IllegalTransition."""
    enter(row, to)
    row.version += 1
    subject = type(row).__name__.lower()
    log(session, actor_id, f"{subject}.{to}", subject, row.id, now, **detail)


def enter(row: Living[Status], to: Status) -> None:
    """Put a row into another status and no more: for what has neither version nor audit. Raises IllegalTransition."""
    require_allowed(row.status, to)
    row.status = to
