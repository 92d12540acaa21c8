"""A stored need as the problem sees it: its roles and the hours in which it may be served."""

from collections.abc import Iterable, Sequence

from data.core.kinds import Preference
from data.models import Match as StoredMatch
from data.models import Need, NeedRole, NeedRule
from data.planning import windows
from data.planning.ids import problem_id
from data.planning.snapshot import Horizon
from data.planning.windows import DAY, Window
from matching import ItemRole, PersonRole
from matching import Need as Wanted

ANY_TIME_DAYS = {"normal": 7, "urgent": 2, "emergency": 2}
"""A need that says nothing about time may be served on any of the next so many days, today included …"""

ANY_TIME_HOURS = (8 * 60, 20 * 60)
"""… between 08:00 and 20:00 (白天, as in the parse contract); a count rule without hours likewise."""

PERIOD_DAYS = {"week": 7, "two_weeks": 14, "month": 30}


def wanted(need: Need, rejected: Iterable[StoredMatch], horizon: Horizon) -> Wanted | None:
    """The need in the problem's terms; None where none of its hours lies in the horizon (yet, or any more).

    Hours that a coordinator has rejected are left out, even if none are left: then the plan says so.
    """
    hours = _roomy(_hours(need, horizon), need.minutes, horizon)
    if not hours:
        return None
    refused = [windows.window(horizon.origin, match.start, match.end) for match in rejected]
    return Wanted(
        id=problem_id("n", need.id), priority=need.priority, place=(need.lon, need.lat), minutes=need.minutes,
        windows=tuple(windows.roomy(windows.without(hours, refused), need.minutes)),
        roles=tuple(_role(role) for role in need.roles),
        prefer=_preferring(need, Preference.PREFER), refuse=_preferring(need, Preference.REFUSE),
    )  # fmt: skip


def _hours(need: Need, horizon: Horizon) -> list[Window]:
    if need.windows:
        return [windows.window(horizon.origin, w.start, w.end) for w in need.windows]
    if need.repeats:
        return _next_time(need, horizon)
    return _daily(ANY_TIME_HOURS, ANY_TIME_DAYS.get(need.urgency, 7))


def _next_time(need: Need, horizon: Horizon) -> list[Window]:
    """The next occurrence only: one visit is agreed at a time."""
    counted = [rule for rule in need.repeats if rule.times]
    if counted:
        return [w for rule in counted for w in _occurrences(rule, need, horizon, PERIOD_DAYS[rule.every])]
    found = sorted(w for rule in need.repeats for w in _occurrences(rule, need, horizon, horizon.days))
    return _roomy(found, need.minutes, horizon)[:1]


def _occurrences(rule: NeedRule, need: Need, horizon: Horizon, days: int) -> list[Window]:
    found = windows.occurrences(rule, rule.end, horizon.origin, days)
    return found if rule.end else [(start, start + need.minutes) for start, _ in found]


def _daily(hours: Window, days: int) -> list[Window]:
    return [(day * DAY + hours[0], day * DAY + hours[1]) for day in range(days)]


def _roomy(hours: Sequence[Window], minutes: int, horizon: Horizon) -> list[Window]:
    return windows.roomy(windows.clipped(hours, horizon.first, horizon.last), minutes)


def _role(role: NeedRole) -> PersonRole | ItemRole:
    if role.item is not None:
        return ItemRole(id=role.code, item=role.item, quantity=role.quantity or 1)
    return PersonRole(id=role.code, kinds=frozenset(role.kinds), skills=frozenset(role.skills), people=role.people or 1)


def _preferring(need: Need, kind: Preference) -> frozenset[str]:
    return frozenset(problem_id("p", liking.provider_id) for liking in need.preferences if liking.kind == kind)
