"""Goods, funds, rooms and vehicles, and the codes by which needs ask for them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.events import Events, ResourceAdded
from data.core.kinds import ResourceKind
from data.core.recurrence import NewRule, since
from data.models import Person, Provider, Resource, ResourceHours


@dataclass(frozen=True, slots=True)
class NewResource:
    """What somebody gives or lends. Where it stands and how far it goes: the provider's, unless said.

    `hours`: when it can be used; none: always. `quantity` in `unit`; money in whole 元. `handover`: fetch or bring.
    """

    kind: ResourceKind
    name: str
    quantity: int
    returnable: bool
    unit: str | None = None
    expires_on: date | None = None
    radius_km: float | None = None
    hours: Sequence[NewRule] = ()
    handover: str | None = None
    purpose: str | None = None


def item_code(kind: ResourceKind | str, name: str | None = None) -> str:
    """The code that links a need's item role to resources: `goods:轮椅`, `vehicle:面包车`, `venue`, `funds`.

    Goods and vehicles differ by name (folded: width, case and spaces do not count); one room and one yuan are as
    good as another, and goods nobody named are plain `goods`.
    """
    folded = "".join(unicodedata.normalize("NFKC", name or "").casefold().split())
    if kind in {ResourceKind.FUNDS, ResourceKind.VENUE} or not folded:
        return str(kind)
    return f"{kind}:{folded}"


def add_resource(session: Session, provider: Provider, new: NewResource, now: datetime) -> Events:
    """Store what the provider gives or lends."""
    resource = Resource(
        provider_id=provider.id, kind=new.kind, item=item_code(new.kind, new.name), name=new.name,
        quantity=new.quantity, unit=new.unit, returnable=new.returnable, expires_on=new.expires_on,
        area_id=provider.area_id, lon=provider.lon, lat=provider.lat, radius_km=new.radius_km,
        hours=[_hours(rule, now) for rule in new.hours], handover=new.handover, purpose=new.purpose,
    )  # fmt: skip
    session.add(resource)
    session.flush()
    log(session, provider.person_id, "resource.added", "resource", resource.id, now, kind=new.kind, n=new.quantity)
    return (ResourceAdded(provider.id, resource.id),)


def standing_gifts(session: Session, person: Person) -> list[Resource]:
    """What the person gives or lends and has not taken back, oldest first."""
    found = select(Resource).join(Provider).where(Provider.person_id == person.id, Resource.withdrawn_at.is_(None))
    return list(session.scalars(found.order_by(Resource.id)))


def _hours(rule: NewRule, now: datetime) -> ResourceHours:
    return ResourceHours(
        days=list(rule.days), start=rule.start, end=rule.end or rule.start, every=rule.every, since=since(rule, now),
        until=rule.until, nth=rule.nth, monthdays=list(rule.monthdays), lunar=rule.lunar,
    )  # fmt: skip
