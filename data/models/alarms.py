"""Alarms: who is in danger, what they say of it, who takes it; and the roster of duty."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.core.base import Base, Code, Key
from data.core.lifecycle import AlarmStatus
from data.core.sealing.columns import ADDRESS, Sealed, SealedIndex, SealedNumber
from data.models.people import Person


class Alarm(Base):
    """Life or safety in danger at one source, from the first word until somebody closes it.

    `external_id` is the source's address, until it is erased. `reach` is the area up to which the duty has been
    told (None: the county and whoever answers for everywhere); `due_at` when it goes a level up unless it is claimed.
    `first_area_id` is where it seemed to be: whoever answers for that place was told, and goes on hearing.
    `asking` is what the person was asked last. `told_word_id` is the last word that the duty has heard; further ones
    wait until `hold_until`. `over_at` is when the person said that it is over.
    """

    __tablename__ = "alarms"

    id: Mapped[Key]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    channel: Mapped[Code]
    external_id: Mapped[str | None] = mapped_column(SealedIndex(ADDRESS), index=True)
    language: Mapped[str] = mapped_column(String(8), default="zh")
    danger: Mapped[Code]
    status: Mapped[AlarmStatus] = mapped_column(Base.enum(AlarmStatus), default=AlarmStatus.OPEN, index=True)
    version: Mapped[int] = mapped_column(default=1)
    repeats: Mapped[int] = mapped_column(default=0)
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    first_area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    place: Mapped[str | None] = mapped_column(Sealed("alarms.place"))
    lon: Mapped[float | None] = mapped_column(SealedNumber("alarms.lon"))
    lat: Mapped[float | None] = mapped_column(SealedNumber("alarms.lat"))
    phone: Mapped[str | None] = mapped_column(Sealed("alarms.phone"))
    asking: Mapped[str | None] = mapped_column(String(12))
    reach: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    told_word_id: Mapped[int] = mapped_column(default=0)
    hold_until: Mapped[datetime | None]
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    opened_at: Mapped[datetime]
    heard_at: Mapped[datetime]
    escalated_at: Mapped[datetime | None]
    claimed_at: Mapped[datetime | None]
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    over_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[Code | None]
    closing_note: Mapped[str | None] = mapped_column(Sealed("alarms.closing_note"))

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    claimer: Mapped[Person | None] = relationship(foreign_keys=[claimed_by])
    words: Mapped[list["AlarmWord"]] = relationship(cascade="all, delete-orphan", order_by="AlarmWord.id")


class AlarmWord(Base):
    """One message of the person's to an alarm, as they said it."""

    __tablename__ = "alarm_words"

    id: Mapped[Key]
    alarm_id: Mapped[int] = mapped_column(ForeignKey("alarms.id"), index=True)
    said_at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Sealed("alarm_words.text"))


class NeedWatch(Base):
    """The clock of a need of high risk that nobody has decided yet.

    `reach` is the area up to which the duty has been told (None: the county and everywhere), `due_at` when it goes up.
    """

    __tablename__ = "need_watches"

    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), primary_key=True)
    reach: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"))
    due_at: Mapped[datetime] = mapped_column(index=True)


class DutyShift(Base):
    """Hours of the local clock (Asia/Shanghai) in which somebody is on duty for an area (None: everywhere).

    `days` are RFC 5545 codes, none: every day. An end not after its start lies on the next day. `since` and `until` are
    the first and the last day, None without end.
    """

    __tablename__ = "duty_shifts"

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"), index=True)
    days: Mapped[list[str]] = mapped_column(default=list)
    start: Mapped[time]
    end: Mapped[time]
    since: Mapped[date | None]
    until: Mapped[date | None]

    person: Mapped[Person] = relationship()
