"""The kinds of fix, one function each: every one proposes (fix, match it allows), the smallest first.

`REMEDIES` is the table of contents.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from math import ceil

from matching.construct.goods import stocks_for
from matching.construct.placing import Offer, starts
from matching.explain.case import Case, Filling
from matching.explain.changes import hull
from matching.explain.longer_hours import extensions
from matching.instance.candidates import lacking_one
from matching.model import Window
from matching.model.assignment import Assignment
from matching.model.geometry import SLACK
from matching.model.plan import Fix

Proposals = Iterator[tuple[Fix, Assignment]]

TRIED = 12
"""So many people are tried for each role and kind of fix, the likeliest first."""

ASKED = 50
"""So many people of each role are asked when they are free at all, the nearest."""

INBORN = "gender:"
"""What these skills name nobody learns."""

TIMES_TRIED = 300
"""So many other starts are tried, the nearest to the need's own windows first."""


def longer_hours(case: Case) -> Proposals:
    """Somebody who has the skills and lies near comes at a time when they are not free now."""
    whom = _of_each_role(case, case.willing(case.near), TRIED)
    found = [(*x[:2], p, x[2]) for r, p in whom for x in islice(extensions(case, r, p), 1)]
    for _, window, provider, served in sorted(found, key=lambda x: (x[0], x[2])):
        yield Fix(change="window", provider=_name(case, provider), to=list(window)), served


def wider_radius(case: Case) -> Proposals:
    """Somebody who has the skills and the time comes from further away."""
    radii = case.schedule.instance.radii
    away = dict(zip(case.able, case.km(case.able), strict=True))
    further = sorted((km - radii[x[1]], x) for x, km in away.items() if km > radii[x[1]] + SLACK)
    for r, provider, served in _coming(case, case.willing(x for _, x in further)):
        yield Fix(change="radius", provider=_name(case, provider), to=ceil(away[r, provider] * 10) / 10), served


def a_skill_more(case: Case) -> Proposals:
    """Somebody near, of the right kind and free, lacks one skill."""
    roles = enumerate(case.need.person_roles)
    found = [(r, *x) for r, role in roles for x in lacking_one(case.schedule.instance, role)]
    lacking = {(r, p): skill for r, p, skill in found if not skill.startswith(INBORN)}
    for r, provider, served in _coming(case, case.willing(case.nearest_first(list(lacking)))):
        yield Fix(change="skill", provider=_name(case, provider), to=lacking[r, provider]), served


def a_higher_cap(case: Case) -> Proposals:
    """Somebody who could come has all the visits, or all the minutes, that they want."""
    capped = (x for x in case.welcome(case.near) if _cap(case, x[1]))
    for _, provider, served in _coming(case, capped):
        yield Fix(change="cap", provider=_name(case, provider), to=_cap(case, provider)), served


def more_in_stock(case: Case) -> Proposals:
    """One resource within reach, and open, holds more of the item."""
    found = []
    for start in starts(case.schedule, case.number, case.offered):
        for role in case.need.item_roles:
            stocks = stocks_for(case.schedule, case.need, role.item, start)
            short = role.quantity - sum(left for _, left in stocks)
            found += [(short, stock.quantity + short, stock.id, start) for stock, _ in stocks if short > 0]
    for short, to, name, start in sorted(found):
        if (placed := case.with_stock(start, {name: short})) is not None:
            yield Fix(change="item", resource=name, to=to), placed.served


def another_time(case: Case) -> Proposals:
    """The need at the start, nearest to its own windows, at which all could come."""
    horizon = case.schedule.instance.problem.days * 24 * 60
    offered = _at_any_time(case, (0, horizon))
    if len({o.role for o in offered}) < len(case.need.person_roles):
        return
    for start in islice(_nearest_first(case, offered, horizon), TIMES_TRIED):
        if (placed := case.at_another_time(offered, start)) is not None:
            to = hull(case.need.windows, (start, start + case.need.minutes))
            coming = [who for _, who in placed.served.people]
            only = coming[0] if len(coming) == 1 else None
            yield Fix(change="need_window", provider=only, to=list(to)), placed.served
            return


REMEDIES: tuple[Callable[[Case], Proposals], ...] = (
    longer_hours,
    another_time,
    wider_radius,
    a_skill_more,
    a_higher_cap,
    more_in_stock,
)


def _at_any_time(case: Case, day: Window) -> list[Offer]:
    """Of each role those who live nearest."""
    whom = _of_each_role(case, case.willing(case.near), ASKED)
    gaps = case.gaps(sorted({p for _, p in whom}), [day])
    return [Offer(r, p, gaps[p]) for r, p in whom if p in gaps]


def _nearest_first(case: Case, offered: list[Offer], horizon: int) -> list[int]:
    """Starts of the horizon that do not pass its end, by how far they lie from the need's own windows."""
    length = case.need.minutes
    tried = {*starts(case.schedule, case.number, offered), *(b - length for _, b in case.need.windows)}
    inside = [s for s in tried if 0 <= s <= horizon - length]
    return sorted(inside, key=lambda s: (min((max(a - s, s + length - b) for a, b in case.need.windows), default=s), s))


def _coming(case: Case, whom: Iterable[Filling]) -> Iterator[tuple[int, int, Assignment]]:
    """The first of each role with whom the need could be served, and how."""
    tried = _of_each_role(case, whom, TRIED)
    gaps = case.gaps(sorted({p for _, p in tried}))
    for role, provider in tried:
        if provider in gaps and (placed := case.with_offer(Offer(role, provider, gaps[provider]))) is not None:
            yield role, provider, placed.served


def _of_each_role(case: Case, whom: Iterable[Filling], most: int) -> list[Filling]:
    """The first `most` for each role, in their order; not looked further than it takes."""
    found, taken = list[Filling](), Counter[int]()
    for role, provider in whom:
        if taken[role] < most:
            found.append((role, provider))
            taken[role] += 1
        if len(found) == most * len(case.need.person_roles):
            break
    return found


def _cap(case: Case, provider: int) -> dict[str, int] | None:
    """The one cap to lift, and to what, for this visit; None where none or both are in the way."""
    instance, schedule = case.schedule.instance, case.schedule
    spent = schedule.minutes[provider] + case.need.minutes
    over = {}
    if spent > instance.minutes_cap[provider]:
        over["max_minutes"] = spent
    if schedule.visits[provider] >= instance.visits_cap[provider]:
        over["max_visits"] = schedule.visits[provider] + 1
    return over if len(over) == 1 else None


def _name(case: Case, provider: int) -> str:
    return case.schedule.instance.provider(provider).id
