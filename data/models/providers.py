"""Who can help: providers of the five societies, what they can do and when."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.core.base import Base, Code, Key
from data.core.kinds import ProviderKind
from data.core.sealing.columns import Sealed
from data.models.people import Person


class RepeatedHours:
    """Hours on the local clock (Asia/Shanghai) that come again; an end not after its start lies on the next day.

    `days` are RFC 5545 codes (MO … SU), or HO for public holidays. `every` is week, two_weeks, month or two_days, as in
    the parse contract, and so are `nth`, `monthdays` and `lunar` (of every month).
    """

    days: Mapped[list[str]]
    nth: Mapped[int | None]
    monthdays: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    lunar: Mapped[bool] = mapped_column(default=False, server_default=false())
    start: Mapped[time]
    every: Mapped[str] = mapped_column(String(12), default="week")
    since: Mapped[date | None]
    until: Mapped[date | None]


class Provider(Base):
    """Somebody who can fill a role: a volunteer, a team, an organisation, a worker, a committee, a charity.

    `person_id` is the volunteer, or the contact. `crew` counts the visits that can be made at one time. A `team`
    is several people under a name of their own. Who is not `active` is asked for nothing: they pause, or have left
    (`left_at`).
    """

    __tablename__ = "providers"

    id: Mapped[Key]
    kind: Mapped[ProviderKind] = mapped_column(Base.enum(ProviderKind))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    name: Mapped[str | None] = mapped_column(Sealed("providers.name"))
    area_id: Mapped[Code | None] = mapped_column(ForeignKey("areas.id"), index=True)
    lon: Mapped[float]
    lat: Mapped[float]
    radius_km: Mapped[float | None]
    crew: Mapped[int] = mapped_column(default=1)
    weekly_minutes: Mapped[int | None]
    weekly_visits: Mapped[int | None]
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    team: Mapped[bool] = mapped_column(default=False, server_default=false())

    person: Mapped[Person | None] = relationship()
    skills: Mapped[list["ProviderSkill"]] = relationship(cascade="all, delete-orphan")
    rules: Mapped[list["AvailabilityRule"]] = relationship(cascade="all, delete-orphan")
    spans: Mapped[list["AvailabilitySpan"]] = relationship(cascade="all, delete-orphan")


class ProviderSkill(Base):
    """A skill; one of a certified category counts only while a verified, unexpired certificate stands behind it."""

    __tablename__ = "provider_skills"
    __table_args__ = (UniqueConstraint("provider_id", "skill"),)

    id: Mapped[Key]
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"))
    skill: Mapped[Code]
    certificate: Mapped[str | None] = mapped_column(Sealed("provider_skills.certificate"))
    verified_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    verified_at: Mapped[datetime | None]
    expires_on: Mapped[date | None]


class AvailabilityRule(RepeatedHours, Base):
    """Hours that a provider is free, again and again."""

    __tablename__ = "availability_rules"

    id: Mapped[Key]
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"), index=True)
    end: Mapped[time]


class AvailabilitySpan(Base):
    """A one-off: free then (available), or an exception to the rules (not available)."""

    __tablename__ = "availability_spans"

    id: Mapped[Key]
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"), index=True)
    start: Mapped[datetime]
    end: Mapped[datetime]
    available: Mapped[bool] = mapped_column(default=True)
