"""The audit log: one row for each thing that was done, in the same transaction as the thing."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, Session, mapped_column

from data.core.base import Base, Code, Key


class AuditEntry(Base):
    """Who did what to what, and when. `detail` holds codes and numbers, never anything personal."""

    __tablename__ = "audit_entries"

    id: Mapped[Key]
    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    action: Mapped[Code]
    subject: Mapped[Code]
    subject_id: Mapped[Code]
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)


def log(
    session: Session, actor_id: int | None, action: str, subject: str, subject_id: object, now: datetime, **detail: Any
) -> None:
    """Write that `actor_id` (None: the program) did `action`. `detail` is codes and numbers, nothing personal."""
    entry = AuditEntry(
        at=now, actor_id=actor_id, action=action, subject=subject, subject_id=str(subject_id), detail=detail
    )
    session.add(entry)
