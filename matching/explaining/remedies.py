"""The kinds of fix, one function each: every one proposes (fix, match it allows), the smallest first.

`REMEDIES` is the table of contents.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from math import ceil

from matching.dispatch.goods import stocks_for
from matching.dispatch.placing import Offer, starts
from matching.explaining.case import Case
from matching.explaining.changes import hull
from matching.explaining.longer_hours import extensions
from matching.geometry import SLACK
from matching.layout.candidates import eligible, km_to, lacking_one
from matching.plan import Fix, Served
from matching.problem import PersonRole, Window

Proposals = Iterator[tuple[Fix, Served]]

TRIED = 12
"""So many people are tried for each role and kind of fix, the likeliest first."""

TIMES_TRIED = 300
"""So many other starts are tried, the nearest to the need's own windows first."""


def longer_hours(case: Case) -> Proposals:
    """Somebody who has the skills and lies near comes at a time when they are not free now."""
    for r, role in enumerate(case.need.person_roles):
        willing = case.willing(_near_first(case, _able(case, role)))[:TRIED]
        found = [(*x[:2], p, x[2]) for p in willing for x in islice(extensions(case, r, p), 1)]
        for _, window, provider, served in sorted(found, key=lambda x: (x[0], x[2])):
            yield Fix(change="window", provider=_name(case, provider), to=list(window)), served


def wider_radius(case: Case) -> Proposals:
    """Somebody who has the skills and the time comes from further away."""
    instance = case.diary.instance
    for r, role in enumerate(case.need.person_roles):
        able = _able(case, role)
        away = dict(zip(able, km_to(instance, case.number, able).tolist(), strict=True))
        out = sorted((p for p, km in away.items() if km > instance.radii[p] + SLACK), key=lambda p: (away[p], p))
        for provider, served in _coming(case, r, case.willing(out)[:TRIED]):
            yield Fix(change="radius", provider=_name(case, provider), to=ceil(away[provider] * 10) / 10), served


def a_skill_more(case: Case) -> Proposals:
    """Somebody near, of the right kind and free, lacks one skill."""
    for r, role in enumerate(case.need.person_roles):
        lacking = dict(lacking_one(case.diary.instance, role))
        willing = case.willing(_near_first(case, list(lacking)))[:TRIED]
        for provider, served in _coming(case, r, willing):
            yield Fix(change="skill", provider=_name(case, provider), to=lacking[provider]), served


def a_higher_cap(case: Case) -> Proposals:
    """Somebody who could come has all the visits, or all the minutes, that they want."""
    for r, role in enumerate(case.need.person_roles):
        capped = [p for p in case.not_refused(_near_first(case, _able(case, role))) if _cap(case, p)]
        for provider, served in _coming(case, r, capped[:TRIED]):
            yield Fix(change="cap", provider=_name(case, provider), to=_cap(case, provider)), served


def more_in_stock(case: Case) -> Proposals:
    """One resource within reach, and open, holds more of the item."""
    found = []
    for start in starts(case.diary, case.number, case.offered):
        for role in case.need.item_roles:
            stocks = stocks_for(case.diary, case.need, role.item, start)
            short = role.quantity - sum(left for _, left in stocks)
            found += [(short, stock.quantity + short, stock.id, start) for stock, _ in stocks if short > 0]
    for short, to, name, start in sorted(found):
        if (placed := case.with_stock(start, {name: short})) is not None:
            yield Fix(change="item", resource=name, to=to), placed.served


def another_time(case: Case) -> Proposals:
    """The need at the start, nearest to its own windows, at which all could come."""
    horizon = case.diary.instance.problem.days * 24 * 60
    offered = list(_at_any_time(case, (0, horizon)))
    if len({o.role for o in offered}) < len(case.need.person_roles):
        return
    for start in islice(_nearest_first(case, offered, horizon), TIMES_TRIED):
        if (placed := case.at_another_time(offered, start)) is not None:
            to = hull(case.need.windows, (start, start + case.need.minutes))
            yield Fix(change="need_window", to=list(to)), placed.served
            return


REMEDIES: tuple[Callable[[Case], Proposals], ...] = (
    longer_hours,
    another_time,
    wider_radius,
    a_skill_more,
    a_higher_cap,
    more_in_stock,
)


def _at_any_time(case: Case, day: Window) -> Iterator[Offer]:
    for r, role in enumerate(case.need.person_roles):
        for provider, gaps in case.gaps(case.willing(_near_first(case, _able(case, role))), [day]).items():
            yield Offer(r, provider, gaps)


def _nearest_first(case: Case, offered: list[Offer], horizon: int) -> list[int]:
    """Starts of the horizon that do not pass its end, by how far they lie from the need's own windows."""
    length = case.need.minutes
    inside = [s for s in starts(case.diary, case.number, offered) if 0 <= s <= horizon - length]
    return sorted(inside, key=lambda s: (min((max(a - s, s + length - b) for a, b in case.need.windows), default=s), s))


def _coming(case: Case, role: int, providers: Iterable[int]) -> Iterator[tuple[int, Served]]:
    """Those of the providers with whom the need could be served."""
    for provider, gaps in case.gaps(list(providers)).items():
        if (placed := case.with_offer(Offer(role, provider, gaps))) is not None:
            yield provider, placed.served


def _able(case: Case, role: PersonRole) -> list[int]:
    able: list[int] = eligible(case.diary.instance, role.kinds, role.skills).tolist()
    return able


def _near_first(case: Case, providers: list[int]) -> list[int]:
    """Those in whose radius the need lies, the nearest first."""
    away = km_to(case.diary.instance, case.number, providers)
    near = [
        (km, p) for km, p in zip(away.tolist(), providers, strict=True) if km <= case.diary.instance.radii[p] + SLACK
    ]
    return [p for _, p in sorted(near)]


def _cap(case: Case, provider: int) -> dict[str, int] | None:
    """The one cap to lift, and to what, for this visit; None where none or both are in the way."""
    instance, diary = case.diary.instance, case.diary
    spent = diary.minutes[provider] + case.need.minutes
    over = {}
    if spent > instance.minutes_cap[provider]:
        over["max_minutes"] = spent
    if diary.visits[provider] >= instance.visits_cap[provider]:
        over["max_visits"] = diary.visits[provider] + 1
    return over if len(over) == 1 else None


def _name(case: Case, provider: int) -> str:
    return case.diary.instance.provider(provider).id
