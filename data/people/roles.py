"""Roles within areas: granting them, who may review proposals, who is on duty."""

from collections.abc import Set
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from data.areas.tree import ancestors, levels
from data.core.audit import log
from data.core.events import Events, RoleEnded, RoleGranted
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


def revoke_role(session: Session, person: Person, role: Role, now: datetime) -> Events:
    """End a role wherever the person has it; nothing where they have not."""
    ended = [grant for grant in roles_of(session, person) if grant.role is role]
    for grant in ended:
        grant.revoked_at = now
        log(session, person.id, "role.revoked", "person", person.id, now, role=role, area=grant.area_id)
    session.flush()
    return (RoleEnded(person.id, role),) if ended else ()


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
    """Who is told about something in `area_id`: those of the nearest area that has any.

    With no area (nobody knows where it is) those of the topmost areas, and of everywhere; where there are none those of
    the level below, and so on: somebody who sees the whole, and not every coordinator of every town.
    """
    reaches = _from_the_top(session) if area_id is None else _upwards(session, area_id)
    return next((found for reach in reaches if (found := _reviewers(session, reach))), [])


def _upwards(session: Session, area_id: str) -> list[Set[str | None]]:
    return [{each} for each in (*ancestors(session, area_id), None)]


def _from_the_top(session: Session) -> list[Set[str | None]]:
    roots, *below = levels(session) or [set()]
    return [{None, *roots}, *below]


def _reviewers(session: Session, area_ids: Set[str | None]) -> list[Person]:
    """Those whose role is in just one of these areas (None among them: or everywhere)."""
    there = RoleGrant.area_id.in_([each for each in area_ids if each is not None])
    reached = or_(there, RoleGrant.area_id.is_(None)) if None in area_ids else there
    standing = select(Person).join(RoleGrant, RoleGrant.person_id == Person.id).distinct().order_by(Person.id)
    standing = standing.where(RoleGrant.revoked_at.is_(None), RoleGrant.role.in_(REVIEWERS), reached)
    return list(session.scalars(standing))
