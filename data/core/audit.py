"""The audit: one row for each thing that was done, in the same transaction as the thing."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import AuditEntry


def log(
    session: Session, actor_id: int | None, action: str, subject: str, subject_id: object, now: datetime, **detail: Any
) -> None:
    """Write that `actor_id` (None: the program) did `action`. `detail` is codes and numbers, nothing personal."""
    entry = AuditEntry(
        at=now, actor_id=actor_id, action=action, subject=subject, subject_id=str(subject_id), detail=detail
    )
    session.add(entry)
