"""Handoffs: conversations that people lead instead of the bot, and every word that was said in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.core.base import Base, Code, Key
from data.core.kinds import Speaker
from data.core.lifecycle import HandoffStatus
from data.core.sealing.columns import ADDRESS, Sealed, SealedIndex, SealedNumber
from data.models.people import Person


class Handoff(Base):
    """One conversation between a person and the coordinators, from the call for them until it is given back.

    `external_id` is the person's address; None once it is over and they are a stranger, or erased. `alarm_id` is the
    alarm that it was taken over from. `phone` is a number that was left with the call. `reach` is the area up to which
    the duty has been told (None: the county and whoever answers for everywhere), `due_at` when it goes a level up
    unless somebody takes it. `reply_due_at` is by when a reply is owed, `silent_at` when the silence has lasted too
    long; `passed_over` who was too slow to answer (ids of people).
    """

    __tablename__ = "handoffs"

    id: Mapped[Key]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    channel: Mapped[Code]
    external_id: Mapped[str | None] = mapped_column(SealedIndex(ADDRESS), index=True)
    language: Mapped[str] = mapped_column(String(8), default="zh")
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    alarm_id: Mapped[int | None] = mapped_column(ForeignKey("alarms.id"))
    reason: Mapped[Code]
    phone: Mapped[str | None] = mapped_column(Sealed("handoffs.phone"))
    status: Mapped[HandoffStatus] = mapped_column(Base.enum(HandoffStatus), default=HandoffStatus.OPEN, index=True)
    version: Mapped[int] = mapped_column(default=1)
    reach: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    due_at: Mapped[datetime | None]
    opened_at: Mapped[datetime]
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    taken_at: Mapped[datetime | None]
    reply_due_at: Mapped[datetime | None]
    silent_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    passed_over: Mapped[list[Any]] = mapped_column(default=list)

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    taker: Mapped[Person | None] = relationship(foreign_keys=[taken_by])
    messages: Mapped[list["HandoffMessage"]] = relationship(cascade="all, delete-orphan", order_by="HandoffMessage.id")


class HandoffMessage(Base):
    """One thing that was said: words, a place (lon, lat), or a picture by the channel's own file id."""

    __tablename__ = "handoff_messages"

    id: Mapped[Key]
    handoff_id: Mapped[int] = mapped_column(ForeignKey("handoffs.id"), index=True)
    at: Mapped[datetime]
    speaker: Mapped[Speaker] = mapped_column(Base.enum(Speaker))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    channel: Mapped[Code | None]
    text: Mapped[str] = mapped_column(Sealed("handoff_messages.text"))
    lon: Mapped[float | None] = mapped_column(SealedNumber("handoff_messages.lon"))
    lat: Mapped[float | None] = mapped_column(SealedNumber("handoff_messages.lat"))
    photo: Mapped[str | None] = mapped_column(Sealed("handoff_messages.photo"))

    author: Mapped[Person | None] = relationship(foreign_keys=[author_id])
