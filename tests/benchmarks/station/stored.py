"""A generated problem as stored rows: the same needs, people and goods, in a station's database."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.core.kinds import Preference, ProviderKind, ResourceKind
from data.core.lifecycle import NeedStatus
from data.models import (
    AvailabilitySpan,
    Need,
    NeedPreference,
    NeedRole,
    NeedWindow,
    Person,
    Provider,
    ProviderSkill,
    Resource,
)
from data.planning.ids import stored_id
from data.reference import load_taxonomy

Json = dict[str, Any]


def store(session: Session, problem: Json, origin: datetime, now: datetime) -> None:
    """Everything in the problem, its minute 0 at `origin`; ids of the problem are one less than those stored."""
    person = Person(name="居民", language="zh", created_at=now)
    donor = Provider(kind=ProviderKind.CHARITY, name="慈善超市", lon=113.85, lat=27.62, created_at=now)
    providers = [_provider(data, origin, now) for data in problem["providers"]]
    session.add_all([person, *providers])
    session.flush()
    session.add(donor)
    session.flush()
    session.add_all(_need(data, person.id, origin, now) for data in problem["needs"])
    session.add_all(_resource(data, donor.id) for data in problem["resources"])
    session.flush()


def _stored_id(name: str) -> int:
    return stored_id(name) + 1


def _spans(windows: Iterable[tuple[int, int]], origin: datetime) -> list[Json]:
    return [
        {"start": origin + timedelta(minutes=start), "end": origin + timedelta(minutes=end)} for start, end in windows
    ]


def _provider(data: Json, origin: datetime, now: datetime) -> Provider:
    return Provider(
        id=_stored_id(data["id"]), kind=ProviderKind(data["kind"]), name=f"帮手{data['id']}", created_at=now,
        lon=data["place"][0], lat=data["place"][1], radius_km=data.get("radius_km"), crew=data.get("crew", 1),
        weekly_minutes=data.get("max_minutes"), weekly_visits=data.get("max_visits"),
        skills=[_skill(skill, now) for skill in data["skills"]],
        spans=[AvailabilitySpan(**span) for span in _spans(data["windows"], origin)],
    )  # fmt: skip


def _skill(skill: str, now: datetime) -> ProviderSkill:
    category = load_taxonomy().categories.get(skill)
    return ProviderSkill(skill=skill, verified_at=now if category and category.certified else None)


def _need(data: Json, requester_id: int, origin: datetime, now: datetime) -> Need:
    return Need(
        id=_stored_id(data["id"]), requester_id=requester_id, category=data["category"], created_at=now,
        lon=data["place"][0], lat=data["place"][1], priority=data["priority"], minutes=data["minutes"],
        windows=[NeedWindow(**span) for span in _spans(data["windows"], origin)], status=NeedStatus.OPEN,
        roles=[_role(role) for role in data["roles"]],
        preferences=_preferences(data),
    )  # fmt: skip


def _preferences(data: Json) -> list[NeedPreference]:
    """Whom it likes and whom not; a few are both, and count as not liked."""
    liking = dict.fromkeys(data.get("prefer", ()), Preference.PREFER)
    liking |= dict.fromkeys(data.get("refuse", ()), Preference.REFUSE)
    return [NeedPreference(provider_id=_stored_id(who), kind=kind) for who, kind in liking.items()]


def _role(role: Json) -> NeedRole:
    if "item" in role:
        return NeedRole(code=role["id"], item=role["item"], quantity=role["quantity"])
    return NeedRole(code=role["id"], kinds=role["kinds"], skills=role["skills"], people=role["people"])


def _resource(data: Json, owner_id: int) -> Resource:
    return Resource(
        id=_stored_id(data["id"]), provider_id=owner_id, kind=ResourceKind.GOODS, item=data["item"], name=data["item"],
        quantity=data["quantity"], returnable=data["returnable"], radius_km=data["radius_km"],
        lon=data["place"][0], lat=data["place"][1],
    )  # fmt: skip
