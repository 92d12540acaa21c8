"""What people and teams offer: becoming a provider, and saying when they are free."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.events import DonorRegistered, Events, ExceptionAdded, SkillVerified, VolunteerRegistered
from data.core.kinds import ProviderKind, Role
from data.core.recurrence import NewRule, since
from data.core.rows import fetch
from data.models import Area, AvailabilityRule, AvailabilitySpan, Person, Provider, ProviderSkill
from data.people.roles import grant_role

POINT_HOURS = 2
"""Somebody who says from when on, but not until when, is free for so many hours."""


@dataclass(frozen=True, slots=True)
class NewVolunteer:
    """What a volunteer says about themselves. `spans`, and `away` when they cannot: (start, end) aware.

    `weekly_minutes` or `weekly_visits` None: no limit said.
    """

    name: str
    skills: Sequence[str]
    area_id: str
    rules: Sequence[NewRule] = ()
    spans: Sequence[tuple[datetime, datetime]] = ()
    radius_km: float | None = None
    weekly_minutes: int | None = None
    weekly_visits: int | None = None
    away: Sequence[tuple[datetime, datetime]] = ()
    crew: int = 1
    phone: str | None = None


def register_volunteer(session: Session, person: Person, new: NewVolunteer, now: datetime) -> Events:
    """The person becomes a volunteer, or what they said before is replaced; certificates once verified stay."""
    area = fetch(session, Area, new.area_id)
    provider = volunteer_of(session, person) or new_provider(session, person, ProviderKind.VOLUNTEER, area, now)
    provider.name = new.name
    say_what(provider, new, area, now)
    person.name, person.phone, person.area_id = new.name, new.phone or person.phone, area.id
    session.flush()
    log(session, person.id, "provider.registered", "provider", provider.id, now, skills=sorted(new.skills))
    granted = grant_role(session, person, Role.VOLUNTEER, area.id, now)
    return (VolunteerRegistered(person.id, provider.id), *granted)


def say_what(provider: Provider, new: NewVolunteer, area: Area, now: datetime) -> None:
    """Put what is said now in the place of what the provider said before."""
    provider.area_id, provider.lon, provider.lat, provider.crew = area.id, area.lon, area.lat, new.crew
    provider.radius_km, provider.active, provider.left_at = new.radius_km, True, None
    provider.weekly_minutes, provider.weekly_visits = new.weekly_minutes, new.weekly_visits
    _replace_skills(provider, new.skills)
    provider.rules = [_availability(rule, now) for rule in new.rules]
    provider.spans = [AvailabilitySpan(start=start, end=end) for start, end in new.spans]
    provider.spans += [AvailabilitySpan(start=start, end=end, available=False) for start, end in new.away]


def register_donor(session: Session, person: Person, name: str, area_id: str, now: datetime) -> Events:
    """The person as a giver of things (公益慈善资源), so that resources can be added; again: nothing."""
    if donor_of(session, person):
        return ()
    area = fetch(session, Area, area_id)
    donor = Provider(
        kind=ProviderKind.CHARITY, person_id=person.id, name=name, area_id=area.id, lon=area.lon, lat=area.lat,
        created_at=now,
    )  # fmt: skip
    session.add(donor)
    session.flush()
    log(session, person.id, "provider.registered", "provider", donor.id, now)
    return (DonorRegistered(person.id, donor.id),)


def volunteer_of(session: Session, person: Person) -> Provider | None:
    """The person as a volunteer, if they are one."""
    return session.scalars(
        select(Provider).filter_by(person_id=person.id, kind=ProviderKind.VOLUNTEER, team=False)
    ).one_or_none()


def donor_of(session: Session, person: Person) -> Provider | None:
    """The person as a giver of things, if they are one."""
    found = select(Provider).filter_by(person_id=person.id, kind=ProviderKind.CHARITY).order_by(Provider.id)
    return session.scalars(found.limit(1)).one_or_none()


def providers_of(session: Session, person: Person) -> list[Provider]:
    """Every provider that the person is, or is the contact of."""
    return list(session.scalars(select(Provider).filter_by(person_id=person.id).order_by(Provider.id)))


def add_exception(session: Session, provider: Provider, start: datetime, end: datetime, now: datetime) -> Events:
    """The provider is not free in [start, end] after all."""
    provider.spans.append(AvailabilitySpan(start=start, end=end, available=False))
    log(session, provider.person_id, "provider.exception", "provider", provider.id, now)
    session.flush()
    return (ExceptionAdded(provider.id),)


def verify_skill(
    session: Session, provider: Provider, skill: str, certificate: str, by: Person, now: datetime,
    expires_on: date | None = None,
) -> Events:  # fmt: skip
    """A social worker has seen the certificate (`certificate` is its number or kind)."""
    found = next((s for s in provider.skills if s.skill == skill), None)
    if found is None:
        found = ProviderSkill(skill=skill)
        provider.skills.append(found)
    found.certificate, found.verified_by, found.verified_at, found.expires_on = certificate, by.id, now, expires_on
    log(session, by.id, "skill.verified", "provider", provider.id, now, skill=skill)
    session.flush()
    return (SkillVerified(provider.id, skill),)


def new_provider(
    session: Session, person: Person, kind: ProviderKind, area: Area, created_at: datetime, *, team: bool = False
) -> Provider:
    """A provider of whom nothing is known yet but the person and the area."""
    provider = Provider(
        kind=kind, person_id=person.id, area_id=area.id, lon=area.lon, lat=area.lat, created_at=created_at, team=team
    )
    session.add(provider)
    session.flush()
    return provider


def _replace_skills(provider: Provider, skills: Sequence[str]) -> None:
    kept = [skill for skill in provider.skills if skill.skill in set(skills)]
    known = {skill.skill for skill in kept}
    provider.skills = kept + [ProviderSkill(skill=skill) for skill in dict.fromkeys(skills) if skill not in known]


def _availability(rule: NewRule, now: datetime) -> AvailabilityRule:
    end = rule.end or rule.start.replace(hour=min(rule.start.hour + POINT_HOURS, 23))
    return AvailabilityRule(
        days=list(rule.days), start=rule.start, end=end, every=rule.every, since=since(rule, now), until=rule.until,
        nth=rule.nth, monthdays=list(rule.monthdays), lunar=rule.lunar,
    )  # fmt: skip
