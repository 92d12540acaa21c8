"""Matches: who and what goes to which need, when, and what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.core.base import Base, Code, Key
from data.core.lifecycle import Answer, MatchStatus
from data.core.sealing.columns import SealedIndex
from data.models.needs import Need
from data.models.providers import Provider
from data.models.resources import Resource


class Match(Base):
    """A visit from `start` to `end` (UTC). A pinned proposal is not moved by later plans. `why`: codes with values."""

    __tablename__ = "matches"

    id: Mapped[Key]
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), index=True)
    status: Mapped[MatchStatus] = mapped_column(Base.enum(MatchStatus), default=MatchStatus.PROPOSED, index=True)
    start: Mapped[datetime]
    end: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    pinned: Mapped[bool] = mapped_column(default=False)
    why: Mapped[list[Any]] = mapped_column(default=list)
    proposed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decision_reason: Mapped[str | None] = mapped_column(SealedIndex("matches.decision_reason"))

    need: Mapped[Need] = relationship()
    providers: Mapped[list["MatchProvider"]] = relationship(cascade="all, delete-orphan")
    resources: Mapped[list["MatchResource"]] = relationship(cascade="all, delete-orphan")


class MatchProvider(Base):
    """One provider's part in a match, and what they say to it."""

    __tablename__ = "match_providers"

    match_id: Mapped[int] = mapped_column(ForeignKey("matches.id"), primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"), primary_key=True, index=True)
    role: Mapped[Code]
    status: Mapped[Answer] = mapped_column(Base.enum(Answer), default=Answer.NONE)

    provider: Mapped[Provider] = relationship()


class MatchResource(Base):
    """How much of one resource goes to one role of a match."""

    __tablename__ = "match_resources"

    match_id: Mapped[int] = mapped_column(ForeignKey("matches.id"), primary_key=True)
    role: Mapped[Code] = mapped_column(primary_key=True)
    resource_id: Mapped[int] = mapped_column(ForeignKey("resources.id"), primary_key=True, index=True)
    quantity: Mapped[int]

    resource: Mapped[Resource] = relationship()
