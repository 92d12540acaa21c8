"""Puts the invented district of `district.yml` into an empty database, through the same verbs as everything else."""

from datetime import datetime, time
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import Session

from data.areas.tree import install_areas
from data.core.kinds import ProviderKind, ResourceKind, Role
from data.models import Area, AvailabilityRule, Person, Provider, ProviderSkill
from data.offers.providers import verify_skill
from data.offers.resources import NewResource, add_resource
from data.people.people import enrol, find_person
from data.people.roles import grant_role
from data.reference import load_gazetteer
from nlu.understanding import WEEK

CHANNEL = "demo"
"""Channel of the invented people: what they say and hear goes through the real front door, but no network."""

_ROLES = {
    ProviderKind.VOLUNTEER: Role.VOLUNTEER,
    ProviderKind.SOCIAL_WORKER: Role.SOCIAL_WORKER,
    ProviderKind.CHARITY: Role.DONOR,
}


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ResourceEntry(_Entry):
    """Goods, a room, a vehicle or money of a provider."""

    kind: ResourceKind
    name: str
    quantity: int
    unit: str
    returnable: bool


class ProviderEntry(_Entry):
    """A person or body that can help; `hours` as "HH:MM-HH:MM", every day."""

    name: str
    kind: ProviderKind
    area: str
    crew: int = 1
    skills: tuple[str, ...] = ()
    certificates: dict[str, str] = {}
    radius_km: float | None = None
    weekly_hours: int | None = None
    hours: tuple[str, ...] = ()
    resources: tuple[ResourceEntry, ...] = ()


class District(_Entry):
    """The whole file."""

    providers: tuple[ProviderEntry, ...]


def read_district() -> District:
    """The district as written."""
    return District.model_validate(yaml.safe_load(Path(__file__).with_name("district.yml").read_text(encoding="utf-8")))


def install_district(session: Session, district: District, now: datetime) -> None:
    """Areas of the gazetteer, then every provider with its skills, hours and resources."""
    install_areas(session, load_gazetteer())
    for entry in district.providers:
        _install(session, entry, now)


def _install(session: Session, entry: ProviderEntry, now: datetime) -> None:
    contact = _contact(session, entry.name, now)
    contact.name, contact.area_id = entry.name, entry.area
    grant_role(session, contact, _ROLES.get(entry.kind, Role.ORGANISATION), entry.area, now)
    provider = _provider(session, entry, contact, now)
    for skill, certificate in entry.certificates.items():
        verify_skill(session, provider, skill, certificate, contact, now)
    for resource in entry.resources:
        add_resource(session, provider, NewResource(**resource.model_dump()), now)


def _contact(session: Session, name: str, now: datetime) -> Person:
    enrol(session, CHANNEL, name, "zh", now)
    person = find_person(session, CHANNEL, name)
    if person is None:
        raise LookupError(name)
    return person


def _provider(session: Session, entry: ProviderEntry, contact: Person, now: datetime) -> Provider:
    area = session.get_one(Area, entry.area)
    provider = Provider(
        kind=entry.kind, person_id=contact.id, name=entry.name, area_id=area.id, lon=area.lon, lat=area.lat,
        radius_km=entry.radius_km, crew=entry.crew, active=True, created_at=now,
        weekly_minutes=entry.weekly_hours * 60 if entry.weekly_hours else None,
        skills=[ProviderSkill(skill=skill) for skill in entry.skills],
        rules=[_rule(hours) for hours in entry.hours],
    )  # fmt: skip
    session.add(provider)
    session.flush()
    return provider


def _rule(hours: str) -> AvailabilityRule:
    start, end = (time.fromisoformat(clock) for clock in hours.split("-"))
    return AvailabilityRule(days=list(WEEK), start=start, end=end, every="week")
