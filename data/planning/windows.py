"""Hours as a plan sees them: whole minutes since the origin, a local midnight; windows sorted and disjoint.

Asia/Shanghai has had no change of clocks since 1991, so local days are all 1,440 minutes long.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from data.core.clock import SHANGHAI, local_date
from data.models.providers import RepeatedHours
from data.planning.recurring_days import falls_on

Window = tuple[int, int]
DAY = 24 * 60


def midnight(now: datetime) -> datetime:
    """The local midnight that begins the day of `now`, aware."""
    return datetime.combine(local_date(now), time(), SHANGHAI)


def minute(origin: datetime, moment: datetime) -> int:
    """Whole minutes from the origin to `moment`; a begun minute counts."""
    return math.ceil((moment - origin).total_seconds() / 60)


def window(origin: datetime, start: datetime, end: datetime) -> Window:
    """[start, end] in whole minutes that lie inside it."""
    return minute(origin, start), math.floor((end - origin).total_seconds() / 60)


def occurrences(rule: RepeatedHours, end: time | None, origin: datetime, days: int) -> list[Window]:
    """The rule's hours that touch the `days` days from the origin, in order.

    An end not after its start is on the next day; no end: a window of no length.
    """
    first = local_date(origin)
    starts = (_clock(rule.start) + DAY * (day - first).days for day in _days(rule, first, days))
    length = 0 if end is None else (_clock(end) - _clock(rule.start)) % DAY or DAY
    return [(start, start + length) for start in starts]


def merged(windows: Iterable[Window]) -> list[Window]:
    """The union; windows that touch become one, those of no length are left out."""
    whole: list[Window] = []
    for start, end in sorted(w for w in windows if w[0] < w[1]):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def without(windows: Iterable[Window], taken: Iterable[Window]) -> list[Window]:
    """The windows less the hours in `taken`."""
    left = merged(windows)
    for start, end in taken:
        left = [piece for w in left for piece in _cut(w, start, end)]
    return left


def clipped(windows: Iterable[Window], first: int, last: int) -> list[Window]:
    """What lies inside [first, last]; windows keep their order and may overlap."""
    inside = ((max(start, first), min(end, last)) for start, end in windows)
    return [(start, end) for start, end in inside if start <= end]


def roomy(windows: Sequence[Window], minutes: int) -> list[Window]:
    """Those in which a visit of so many minutes fits."""
    return [w for w in windows if w[1] - w[0] >= minutes]


def _days(rule: RepeatedHours, first: date, days: int) -> Iterator[date]:
    # From the day before, whose hours may reach past midnight.
    begin, last = first - timedelta(days=1), first + timedelta(days=days - 1)
    found = max(begin, rule.since or begin)
    while found <= min(last, rule.until or last):
        if falls_on(rule, found):
            yield found
        found += timedelta(days=1)


def _clock(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _cut(window: Window, start: int, end: int) -> list[Window]:
    pieces = (window[0], min(window[1], start)), (max(window[0], end), window[1])
    return [piece for piece in pieces if piece[0] < piece[1]]
