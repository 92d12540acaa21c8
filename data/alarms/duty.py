"""The roster of duty: who answers for an area now, level by level, and whom an alarm concerns.

Where an area has no roster, all its coordinators and social workers are on duty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from data.areas.tree import ancestors
from data.core.alarm_events import ShiftAdded, ShiftRemoved
from data.core.audit import log
from data.core.clock import local_date, local_time
from data.core.errors import NotAllowed
from data.core.events import Events
from data.core.rows import fetch
from data.models import Area, DutyShift, Person, RoleGrant
from data.people.roles import REVIEWERS, duty_coordinators, has_role, roles_of

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class NewShift:
    """Hours of duty on the local clock; no `days`: every day; an end not after its start lies on the next day."""

    area_id: str | None
    start: time
    end: time
    days: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Rung:
    """One level of the ladder that an alarm climbs: an area (None: the county and everywhere), who is on duty there."""

    area_id: str | None
    people: tuple[Person, ...]


def add_shift(session: Session, person: Person, new: NewShift, actor: Person, now: datetime) -> Events:
    """Put somebody on duty. Raises NotAllowed where actor or person answers for nothing in that area."""
    for who in (actor, person):
        _require(session, who, new.area_id)
    if _stands(session, person, new):
        return ()
    session.add(
        DutyShift(
            person_id=person.id, area_id=new.area_id, days=list(new.days), start=new.start, end=new.end,
            since=new.since, until=new.until,
        )
    )  # fmt: skip
    log(session, actor.id, "duty.added", "person", person.id, now, area=new.area_id)
    session.flush()
    return (ShiftAdded(person.id),)


def remove_shift(session: Session, shift_id: int, actor: Person, now: datetime) -> Events:
    """Take hours of duty away. Raises NotFound, NotAllowed."""
    shift = fetch(session, DutyShift, shift_id)
    _require(session, actor, shift.area_id)
    person_id = shift.person_id
    log(session, actor.id, "duty.removed", "person", person_id, now, area=shift.area_id)
    session.delete(shift)
    session.flush()
    return (ShiftRemoved(person_id),)


def shifts_in(session: Session, areas: frozenset[str] | None) -> list[DutyShift]:
    """The roster of these areas (None: of all), by person."""
    found = select(DutyShift).order_by(DutyShift.person_id, DutyShift.start, DutyShift.id)
    return list(session.scalars(found if areas is None else found.where(DutyShift.area_id.in_(areas))))


def shifts_of(session: Session, person: Person) -> list[DutyShift]:
    """The hours of duty of one person."""
    return list(session.scalars(select(DutyShift).filter_by(person_id=person.id).order_by(DutyShift.id)))


def answering(session: Session, area_id: str | None) -> list[Person]:
    """Who answers for exactly this area, and so may be put on duty there."""
    return list(session.scalars(_coordinators((area_id,))))


def ladder(session: Session, area_id: str | None, at: datetime) -> list[Rung]:
    """The levels that have somebody on duty, the nearest first: village, town, county."""
    rungs = [Rung(area, _on_duty(session, (area,), at)) for area in _levels(session, area_id) if area]
    rungs.append(Rung(None, _on_duty(session, (None, *_roots(session)), at)))
    return [rung for rung in rungs if rung.people]


def on_duty(session: Session, area_id: str | None, at: datetime) -> bool:
    """Whether there is somebody whom an alarm in this area (None: of no known place) reaches by the roster."""
    return bool(ladder(session, area_id, at)) or (area_id is None and bool(_anybody(session, at)))


def concerned(session: Session, area_id: str | None, reach: str | None, at: datetime) -> list[Person]:
    """Whom an alarm in this area concerns that has come up to `reach`.

    Of no known place: the county's duty, and only where it has none everybody's. Where nobody is on duty by the
    roster, those who are off duty hear all the same, and where there is nobody of the place at all, everybody on duty.
    """
    rungs, below = ladder(session, area_id, at), _levels(session, area_id)
    reached = [rung for rung in rungs if below.index(rung.area_id) <= below.index(reach)]
    people = [person for rung in reached or rungs for person in rung.people]
    if not people and area_id is None:
        people = _anybody(session, at)
    return list(dict.fromkeys(people)) or duty_coordinators(session, area_id) or _anybody(session, at)


def nearest(session: Session, area_id: str | None, at: datetime) -> str | None:
    """The first level that has somebody on duty."""
    return next((rung.area_id for rung in ladder(session, area_id, at)), None)


def next_up(session: Session, area_id: str | None, reach: str | None, at: datetime) -> str | None:
    """The level above `reach` that has somebody on duty; `reach` again at the top."""
    below = _levels(session, area_id)
    higher = (rung.area_id for rung in ladder(session, area_id, at) if below.index(rung.area_id) > below.index(reach))
    return next(higher, reach)


def is_active(shift: DutyShift, at: datetime) -> bool:
    """Whether these hours of duty hold at this moment."""
    day, clock = local_date(at), local_time(at)
    if shift.start < shift.end:
        return _on(shift, day) and shift.start <= clock < shift.end
    yesterday = day - timedelta(days=1)
    return (_on(shift, day) and clock >= shift.start) or (_on(shift, yesterday) and clock < shift.end)


def _on(shift: DutyShift, day: date) -> bool:
    since, until = shift.since or date.min, shift.until or date.max
    return since <= day <= until and (not shift.days or DAYS[day.weekday()] in shift.days)


def _on_duty(session: Session, areas: Sequence[str | None], at: datetime) -> tuple[Person, ...]:
    """By the roster of exactly these areas; without one, all their coordinators."""
    shifts = session.scalars(select(DutyShift).where(_in(DutyShift, areas)).order_by(DutyShift.id))
    standing = [shift for shift in shifts if (shift.until or date.max) >= local_date(at) - timedelta(days=1)]
    if not standing:
        return tuple(session.scalars(_coordinators(areas)))
    people = (shift.person for shift in standing if is_active(shift, at))
    return tuple(person for person in dict.fromkeys(people) if has_role(session, person, REVIEWERS))


def _coordinators(areas: Sequence[str | None]) -> Select[Person]:
    found = select(Person).join(RoleGrant, RoleGrant.person_id == Person.id).distinct().order_by(Person.id)
    return found.where(RoleGrant.revoked_at.is_(None), RoleGrant.role.in_(REVIEWERS), _in(RoleGrant, areas))


def _in(model: type[DutyShift] | type[RoleGrant], areas: Sequence[str | None]) -> ColumnElement[bool]:
    nowhere = [model.area_id.is_(None)] if None in areas else []
    return or_(model.area_id.in_([area for area in areas if area]), *nowhere)


def _anybody(session: Session, at: datetime) -> list[Person]:
    """Everybody who is on duty anywhere."""
    areas = set(session.scalars(select(RoleGrant.area_id).where(RoleGrant.role.in_(REVIEWERS))))
    return [person for area in sorted(filter(None, areas)) for person in _on_duty(session, (area,), at)]


def _levels(session: Session, area_id: str | None) -> list[str | None]:
    """The areas below the county that this one lies in, nearest first, and the top."""
    return [*(ancestors(session, area_id)[:-1] if area_id else ()), None]


def _roots(session: Session) -> list[str]:
    return list(session.scalars(select(Area.id).where(Area.parent_id.is_(None))))


def _stands(session: Session, person: Person, new: NewShift) -> bool:
    same = select(DutyShift).filter_by(person_id=person.id, area_id=new.area_id, start=new.start, end=new.end)
    return any(
        (shift.days, shift.since, shift.until) == (list(new.days), new.since, new.until)
        for shift in session.scalars(same)
    )


def _require(session: Session, person: Person, area_id: str | None) -> None:
    everywhere = any(grant.area_id is None and grant.role in REVIEWERS for grant in roles_of(session, person))
    if not (everywhere if area_id is None else has_role(session, person, REVIEWERS, area_id)):
        raise NotAllowed(f"person {person.id} in {area_id}")
