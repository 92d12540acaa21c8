"""Who and what could help, as the problem sees them: usable skills, free hours, what is left of weekly limits."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from data.core.clock import SHANGHAI
from data.models import Provider, ProviderSkill, Resource
from data.planning import windows
from data.planning.agreed import Agreed
from data.planning.ids import problem_id
from data.planning.snapshot import Horizon
from data.planning.windows import Window
from data.reference import load_taxonomy
from matching import Provider as Helper
from matching import Resource as Stock

Spent = Mapping[int, tuple[int, int]]
"""By provider: (visits, minutes) made since Monday."""


def helper(provider: Provider, agreed: Agreed, spent: Spent, horizon: Horizon) -> Helper:
    """The provider in the problem's terms. Somebody who is no longer active keeps what they agreed to, no more."""
    home = (provider.lon, provider.lat)
    free = _free(provider, horizon) if provider.active else []
    visits, minutes = agreed.visits(provider.id)
    visits_spent, minutes_spent = spent.get(provider.id, (0, 0))
    return Helper(
        id=problem_id("p", provider.id), kind=provider.kind, place=home, crew=provider.crew,
        skills=frozenset(usable_skills(provider, horizon.origin.date())),
        windows=tuple(windows.merged([*free, *agreed.trips(provider.id, home)])),
        radius_km=_reach(provider.radius_km, agreed.farthest_km("p", provider.id, home)),
        max_visits=_left(provider.weekly_visits, visits_spent, visits, horizon.days),
        max_minutes=_left(provider.weekly_minutes, minutes_spent, minutes, horizon.days),
    )  # fmt: skip


def stock(resource: Resource, agreed: Agreed, horizon: Horizon) -> Stock | None:
    """The resource in the problem's terms; None where it is closed or past its date for the whole horizon."""
    home = (resource.lon, resource.lat)
    hours = _open(resource, horizon)
    used = agreed.uses(resource.id)
    if hours == [] and not used:
        return None
    return Stock(
        id=problem_id("r", resource.id), item=resource.item, place=home, returnable=resource.returnable,
        quantity=resource.quantity, windows=() if hours is None else tuple(windows.merged([*hours, *used])),
        radius_km=_reach(resource.radius_km, agreed.farthest_km("r", resource.id, home)),
    )  # fmt: skip


def usable_skills(provider: Provider, today: date) -> set[str]:
    """Skills that count today: those of certified categories only with a verified certificate that has not expired."""
    return {skill.skill for skill in provider.skills if _counts(skill, today)}


def week_begins(now: datetime) -> datetime:
    """The local Monday midnight of this week."""
    today = windows.midnight(now)
    return today - timedelta(days=today.weekday())


def _counts(skill: ProviderSkill, today: date) -> bool:
    category = load_taxonomy().categories.get(skill.skill)
    if category is None or not category.certified:
        return True
    return skill.verified_at is not None and (skill.expires_on is None or skill.expires_on >= today)


def _free(provider: Provider, horizon: Horizon) -> list[Window]:
    again = [w for rule in provider.rules for w in windows.occurrences(rule, rule.end, horizon.origin, horizon.days)]
    once = [windows.window(horizon.origin, s.start, s.end) for s in provider.spans if s.available]
    never = [windows.window(horizon.origin, s.start, s.end) for s in provider.spans if not s.available]
    now = windows.minute(horizon.origin, horizon.now)
    return windows.clipped(windows.without([*again, *once], never), now, horizon.last)


def _open(resource: Resource, horizon: Horizon) -> list[Window] | None:
    """Opening hours up to the day it expires; None: always."""
    if not resource.hours and resource.expires_on is None:
        return None
    hours = [w for rule in resource.hours for w in windows.occurrences(rule, rule.end, horizon.origin, horizon.days)]
    return windows.merged(windows.clipped(hours or [(0, horizon.last)], 0, _expiry(resource, horizon)))


def _expiry(resource: Resource, horizon: Horizon) -> int:
    if resource.expires_on is None:
        return horizon.last
    over = datetime.combine(resource.expires_on, time(), SHANGHAI) + timedelta(days=1)
    return min(horizon.last, windows.minute(horizon.origin, over))


def _reach(radius_km: float | None, agreed_km: float) -> float | None:
    return None if radius_km is None else max(radius_km, agreed_km)


def _left(weekly: int | None, spent: int, agreed: int, days: int) -> int | None:
    """A weekly limit for the whole horizon, on the safe side.

    The problem knows one limit, not one a week. So only whole weeks count, what was done since Monday is taken off,
    and what is agreed uses it up too (a plan holds the agreed visits); it is never less than what is agreed.
    """
    if weekly is None:
        return None
    return max(weekly * max(1, days // 7) - spent, agreed)
