"""People: becoming known, roles, and who is on duty."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.areas.tree import ancestors
from data.core.audit import log
from data.core.lifecycle import Role
from data.models import ChannelAddress, Consent, Person, RoleGrant

CONSENT_VERSION = 1
"""Raise it when the sentence that people agree to changes its meaning."""

REVIEWERS = frozenset({Role.COORDINATOR, Role.SOCIAL_WORKER})
"""Who may see and decide proposals."""


def find_person(session: Session, channel: str, external_id: str) -> Person | None:
    """Whoever is reached at this address, or None: a stranger."""
    found = select(Person).join(ChannelAddress).filter_by(channel=channel, external_id=external_id)
    return session.scalars(found).one_or_none()


def enrol(session: Session, channel: str, external_id: str, language: str, now: datetime) -> Person:
    """A stranger has agreed: a person, their address, their consent and the resident role. Again: the same person."""
    if known := find_person(session, channel, external_id):
        return known
    person = Person(language=language, created_at=now)
    person.addresses.append(ChannelAddress(channel=channel, external_id=external_id))
    session.add(person)
    session.flush()
    session.add(Consent(person_id=person.id, version=CONSENT_VERSION, given_at=now))
    log(session, person.id, "person.enrolled", "person", person.id, now, channel=channel)
    grant_role(session, person, Role.RESIDENT, None, now)
    return person


def set_language(session: Session, person: Person, language: str) -> None:
    """Speak to this person in `language` (zh or en) from now on."""
    person.language = language
    session.flush()


def grant_role(
    session: Session, person: Person, role: Role, area_id: str | None, now: datetime, by: Person | None = None
) -> RoleGrant:
    """Give a role in an area and all below it (None: everywhere); one that stands already is returned as it is."""
    for grant in roles_of(session, person):
        if (grant.role, grant.area_id) == (role, area_id):
            return grant
    granted_by = by.id if by else None
    grant = RoleGrant(person_id=person.id, role=role, area_id=area_id, granted_at=now, granted_by=granted_by)
    session.add(grant)
    log(session, granted_by, "role.granted", "person", person.id, now, role=role, area=area_id)
    session.flush()
    return grant


def roles_of(session: Session, person: Person) -> list[RoleGrant]:
    """The person's roles that stand, oldest first."""
    standing = select(RoleGrant).where(RoleGrant.person_id == person.id, RoleGrant.revoked_at.is_(None))
    return list(session.scalars(standing.order_by(RoleGrant.id)))


def has_role(session: Session, person: Person, roles: frozenset[Role], area_id: str | None = None) -> bool:
    """Whether one of `roles` reaches `area_id`; with no area, whether the person has one anywhere."""
    reach = None if area_id is None else {None, *ancestors(session, area_id)}
    return any(g.role in roles and (reach is None or g.area_id in reach) for g in roles_of(session, person))


def is_coordinator(session: Session, person: Person, area_id: str | None = None) -> bool:
    """Whether the person may review proposals in `area_id` (None: anywhere at all)."""
    return has_role(session, person, REVIEWERS, area_id)


def duty_coordinators(session: Session, area_id: str | None) -> list[Person]:
    """Who is told about something in `area_id`: those of the nearest area that has any; with no area, all of them."""
    levels = [None] if area_id is None else [*ancestors(session, area_id), None]
    for level in levels:
        if found := _reviewers(session, level, everywhere=area_id is None):
            return found
    return []


def addresses_of(session: Session, person: Person) -> list[ChannelAddress]:
    """Where the person can be reached now, oldest first."""
    open_ones = select(ChannelAddress).where(ChannelAddress.person_id == person.id, ChannelAddress.closed_at.is_(None))
    return list(session.scalars(open_ones.order_by(ChannelAddress.id)))


def close_address(session: Session, channel: str, external_id: str, now: datetime) -> None:
    """The channel says that this person wants no more messages there."""
    for address in session.scalars(select(ChannelAddress).filter_by(channel=channel, external_id=external_id)):
        address.closed_at = now


def open_address(session: Session, channel: str, external_id: str) -> None:
    """The person is back on the channel: this address is used again. Nothing where it is not known."""
    for address in session.scalars(select(ChannelAddress).filter_by(channel=channel, external_id=external_id)):
        address.closed_at = None


def _reviewers(session: Session, area_id: str | None, *, everywhere: bool) -> list[Person]:
    standing = select(Person).join(RoleGrant, RoleGrant.person_id == Person.id).distinct().order_by(Person.id)
    standing = standing.where(RoleGrant.revoked_at.is_(None), RoleGrant.role.in_(REVIEWERS))
    return list(session.scalars(standing if everywhere else standing.where(RoleGrant.area_id == area_id)))
