"""Teams: several people under a name of their own, and who speaks for them."""

import re
import unicodedata
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.events import Events
from data.core.giving_events import TeamClaimed, TeamRegistered
from data.core.kinds import ProviderKind, Role
from data.core.rows import fetch
from data.models import Area, Person, Provider
from data.offers.providers import NewVolunteer, new_provider, say_what, volunteer_of
from data.people.roles import grant_role

_OF_VOLUNTEERS = re.compile(r"党|团支部|团委|学生|大学|学院|中学|小学|高中|班$|年级|骑手|外卖|快递")


def kind_of(name: str) -> ProviderKind:
    """Which of the five societies a team belongs to: party members, students and couriers are volunteers."""
    return ProviderKind.VOLUNTEER if _OF_VOLUNTEERS.search(name) else ProviderKind.ORGANISATION


def register_team(session: Session, person: Person, team: str, new: NewVolunteer, now: datetime) -> Events:
    """The team of this name helps, and the person speaks for it; what they said of it before is replaced.

    `new.name` is the person. A team that somebody else speaks for stays as it is: a coordinator asks who does.
    """
    if (other := _spoken_for(session, team, person)) is not None:
        log(session, person.id, "team.claimed", "provider", other.id, now)
        return (TeamClaimed(person.id, other.id),)
    area = fetch(session, Area, new.area_id)
    provider = next((known for known in teams_of(session, person) if _same(known.name, team)), None)
    provider = provider or new_provider(session, person, kind_of(team), area, now, team=True)
    provider.name = team
    say_what(provider, new, area, now)
    person.name, person.phone, person.area_id = new.name, new.phone or person.phone, person.area_id or area.id
    session.flush()
    log(session, person.id, "team.registered", "provider", provider.id, now, skills=sorted(new.skills), crew=new.crew)
    return (TeamRegistered(person.id, provider.id), *grant_role(session, person, Role.ORGANISATION, area.id, now))


def teams_of(session: Session, person: Person) -> list[Provider]:
    """The teams that the person speaks for, oldest first."""
    return list(session.scalars(select(Provider).filter_by(person_id=person.id, team=True).order_by(Provider.id)))


def helper_of(session: Session, person: Person) -> Provider | None:
    """Whom the person means by "we" or "I": themselves as a volunteer, else the first team that they speak for."""
    own = volunteer_of(session, person)
    if own is not None and own.left_at is None:
        return own
    return next((team for team in teams_of(session, person) if team.left_at is None), own)


def _spoken_for(session: Session, team: str, person: Person) -> Provider | None:
    """The standing team of this name that somebody else speaks for. Names are sealed, so each is looked at."""
    found = select(Provider).where(Provider.team, Provider.left_at.is_(None), Provider.person_id.is_not(None))
    others = session.scalars(found.where(Provider.person_id != person.id).order_by(Provider.id))
    return next((other for other in others if _same(other.name, team)), None)


def _same(one: str | None, other: str) -> bool:
    return _folded(one or "") == _folded(other)


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
