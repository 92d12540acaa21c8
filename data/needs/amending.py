"""Amending: what was said of a need that stands is put right. What a plan goes by makes it open again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import IllegalTransition
from data.core.events import Events, NeedAmended
from data.core.lifecycle import NeedStatus
from data.core.rows import fetch
from data.core.transitions import set_status
from data.models import Area, Need, Person
from data.needs.needs import call_off, require_say


@dataclass(frozen=True, slots=True)
class Amendment:
    """What holds from now on; None where nothing is said of it."""

    area_id: str | None = None
    people: int | None = None
    address: str | None = None
    phone: str | None = None
    note: str | None = None
    name: str | None = None
    wish_gender: str | None = None
    wish_helper: str | None = None
    beneficiary: tuple[str, ...] | None = None
    quantity: float | None = None


def amend_need(session: Session, need: Need, new: Amendment, actor: Person, now: datetime) -> Events:
    """Put the need right. Another place or number of helpers makes it open again: what was agreed for it is off.

    Raises NotAllowed unless it is the actor's own need or the actor coordinates its area; IllegalTransition when over;
    NotFound for an unknown area.
    """
    require_say(session, need, actor)
    if need.status not in NeedStatus.standing():
        raise IllegalTransition(f"need {need.id} is {need.status}")
    off = call_off(session, need, actor, now) if _changes_the_plan(need, new) else ()
    if off and need.status is not NeedStatus.OPEN:
        set_status(session, need, NeedStatus.OPEN, actor.id, now)
    _place(session, need, new)
    _count(need, new)
    _tell(need, new)
    need.version += 1
    log(session, actor.id, "need.amended", "need", need.id, now)
    session.flush()
    return (NeedAmended(need.id), *off)


def _changes_the_plan(need: Need, new: Amendment) -> bool:
    return new.area_id not in (None, need.area_id) or new.people not in (None, need.people)


def _place(session: Session, need: Need, new: Amendment) -> None:
    if new.area_id in (None, need.area_id):
        return
    area = fetch(session, Area, new.area_id)
    need.area_id, need.lon, need.lat = area.id, area.lon, area.lat
    need.address, need.pin_lon, need.pin_lat = None, None, None


def _count(need: Need, new: Amendment) -> None:
    if new.people is not None:
        need.people = new.people
        for role in need.roles:
            role.people = new.people if role.people is not None else None
    if new.quantity is not None:
        need.quantity = new.quantity
        for role in need.roles:
            role.quantity = max(1, round(new.quantity)) if role.quantity is not None else None


def _tell(need: Need, new: Amendment) -> None:
    for name in ("address", "phone", "note", "wish_gender", "wish_helper"):
        if (value := getattr(new, name)) is not None:
            setattr(need, name, value)
    if new.beneficiary is not None:
        need.beneficiary = list(new.beneficiary)
    need.requester.name = new.name or need.requester.name
    need.requester.phone = new.phone or need.requester.phone
