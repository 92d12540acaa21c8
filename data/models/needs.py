"""Needs: what is asked for, by whom, where, when and with which roles."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.core.base import Base, Code, Key
from data.core.kinds import Preference
from data.core.lifecycle import NeedStatus
from data.core.sealing.columns import ITEM, Sealed, SealedIndex, SealedNumber
from data.models.people import Person
from data.models.providers import RepeatedHours


class Need(Base):
    """One thing asked for. `minutes` is the length of one visit, `priority` 1 (can wait) to 5 (danger).

    `wish_gender` and `wish_helper` are what is wished of the helper; `agreed` whether those whom it is for know of it
    and agree (None: not asked, or it is the requester); `pin_lon` and `pin_lat` are degrees, WGS 84; `photo` is the
    channel's own id of a picture.
    """

    __tablename__ = "needs"

    id: Mapped[Key]
    requester_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    category: Mapped[Code]
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"), index=True)
    address: Mapped[str | None] = mapped_column(Sealed("needs.address"))
    lon: Mapped[float]
    lat: Mapped[float]
    beneficiary: Mapped[list[str]] = mapped_column(default=list)
    people: Mapped[int] = mapped_column(default=1)
    priority: Mapped[int]
    urgency: Mapped[str] = mapped_column(String(12), default="normal")
    minutes: Mapped[int]
    note: Mapped[str | None] = mapped_column(Sealed("needs.note"))
    phone: Mapped[str | None] = mapped_column(Sealed("needs.phone"))
    wish_gender: Mapped[str | None] = mapped_column(String(8))
    wish_helper: Mapped[str | None] = mapped_column(Sealed("needs.wish_helper"))
    agreed: Mapped[bool | None]
    pin_lon: Mapped[float | None] = mapped_column(SealedNumber("needs.pin_lon"))
    pin_lat: Mapped[float | None] = mapped_column(SealedNumber("needs.pin_lat"))
    photo: Mapped[str | None] = mapped_column(Sealed("needs.photo"))
    photo_channel: Mapped[Code | None]
    quantity: Mapped[float | None]
    unit: Mapped[str | None] = mapped_column(String(20))
    status: Mapped[NeedStatus] = mapped_column(Base.enum(NeedStatus), default=NeedStatus.OPEN, index=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]

    requester: Mapped[Person] = relationship()
    windows: Mapped[list["NeedWindow"]] = relationship(cascade="all, delete-orphan", order_by="NeedWindow.start")
    roles: Mapped[list["NeedRole"]] = relationship(cascade="all, delete-orphan", order_by="NeedRole.id")
    repeats: Mapped[list["NeedRule"]] = relationship(cascade="all, delete-orphan", order_by="NeedRule.id")
    preferences: Mapped[list["NeedPreference"]] = relationship(cascade="all, delete-orphan")
    reasons: Mapped[list["NeedReason"]] = relationship(cascade="all, delete-orphan", order_by="NeedReason.id")


class NeedWindow(Base):
    """The visit lies inside [start, end], UTC."""

    __tablename__ = "need_windows"

    id: Mapped[Key]
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), index=True)
    start: Mapped[datetime]
    end: Mapped[datetime]


class NeedRole(Base):
    """Who or what the need takes: `people` persons of some kinds with all skills, or a `quantity` of an item."""

    __tablename__ = "need_roles"

    id: Mapped[Key]
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), index=True)
    code: Mapped[Code]
    kinds: Mapped[list[str]] = mapped_column(default=list)
    skills: Mapped[list[str]] = mapped_column(default=list)
    people: Mapped[int | None]
    item: Mapped[str | None] = mapped_column(SealedIndex(ITEM))
    quantity: Mapped[int | None]


class NeedRule(RepeatedHours, Base):
    """When the need comes again: on `days`, or `times` in each period. No `end`: the visit begins at `start`."""

    __tablename__ = "need_rules"

    id: Mapped[Key]
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), index=True)
    times: Mapped[int | None]
    end: Mapped[time | None]


class NeedPreference(Base):
    """Whom the people of this need would rather see, or never again."""

    __tablename__ = "need_preferences"

    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), primary_key=True)
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"), primary_key=True)
    kind: Mapped[Preference] = mapped_column(Base.enum(Preference))


class NeedReason(Base):
    """Why the last solve left the need without anybody; codes of the matching contract."""

    __tablename__ = "need_reasons"

    id: Mapped[Key]
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id"), index=True)
    role: Mapped[Code | None]
    code: Mapped[Code]
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
