"""Deadlines of a handoff: how soon a reply is owed, counted in working hours, and how long a silence ends it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import chinese_calendar

from data.core.clock import SHANGHAI

_A_DAY = timedelta(days=1)
_WEEKEND = 5


@dataclass(frozen=True)
class Terms:
    """`unclaimed` until a call goes a level up, `first_reply` and `next_reply` until one is owed.

    These count from `opens` to `closes` of a business day (Shanghai); `silence`, which ends it, always.
    """

    unclaimed: timedelta = timedelta(minutes=5)
    first_reply: timedelta = timedelta(minutes=10)
    next_reply: timedelta = timedelta(minutes=30)
    silence: timedelta = timedelta(hours=1)
    opens: time = time(8, 30)
    closes: time = time(17, 30)

    def due(self, moment: datetime, within: timedelta) -> datetime:
        """When `within` of working hours will have passed since an aware moment."""
        at = moment.astimezone(SHANGHAI)
        while True:
            ends = datetime.combine(at.date(), self.closes, SHANGHAI)
            at = max(at, datetime.combine(at.date(), self.opens, SHANGHAI))
            left = ends - at if _is_workday(at.date()) else timedelta(0)
            if timedelta(0) <= within <= left and left:
                return at + within
            within -= max(left, timedelta(0))
            at = datetime.combine(at.date() + _A_DAY, self.opens, SHANGHAI)


def _is_workday(day: date) -> bool:
    """By the published calendar of holidays; where that is not out yet, by the day of the week."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < _WEEKEND
