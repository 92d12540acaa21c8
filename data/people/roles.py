"""Roles within areas: granting them, who may review proposals, who is on duty."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.areas.tree import ancestors
from data.core.audit import log
from data.core.events import Events, RoleGranted
from data.core.kinds import Role
from data.models import Person, RoleGrant

REVIEWERS = frozenset({Role.COORDINATOR, Role.SOCIAL_WORKER})
"""Who may see and decide proposals."""


def grant_role(
    session: Session, person: Person, role: Role, area_id: str | None, now: datetime, by: Person | None = None
) -> Events:
    """Give a role in an area and all below it (None: everywhere); nothing where it stands already."""
    if any((grant.role, grant.area_id) == (role, area_id) for grant in roles_of(session, person)):
        return ()
    granted_by = by.id if by else None
    session.add(RoleGrant(person_id=person.id, role=role, area_id=area_id, granted_at=now, granted_by=granted_by))
    log(session, granted_by, "role.granted", "person", person.id, now, role=role, area=area_id)
    session.flush()
    return (RoleGranted(person.id, role, area_id),)


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


def _reviewers(session: Session, area_id: str | None, *, everywhere: bool) -> list[Person]:
    standing = select(Person).join(RoleGrant, RoleGrant.person_id == Person.id).distinct().order_by(Person.id)
    standing = standing.where(RoleGrant.revoked_at.is_(None), RoleGrant.role.in_(REVIEWERS))
    return list(session.scalars(standing if everywhere else standing.where(RoleGrant.area_id == area_id)))
