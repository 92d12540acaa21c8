"""Hours that come again, as people say them; stored as `models.RepeatedHours`."""

from dataclasses import dataclass
from datetime import date, datetime, time

from data.core.clock import local_date


@dataclass(frozen=True, slots=True)
class NewRule:
    """A recurrence rule on the local clock.

    `end` None: a point, the help begins at `start` (somebody who is free then is so for two hours).
    No `days`: every day; `HO` are public holidays. `nth` of `every` month: which such day (-1: the last), the first
    where unsaid. `monthdays`: days of the month instead, from its end where below zero, of the `lunar` one or not.
    `times`: how often in each period, where no days are said.
    """

    days: tuple[str, ...]
    start: time
    end: time | None = None
    times: int | None = None
    every: str = "week"
    since: date | None = None
    until: date | None = None
    nth: int | None = None
    monthdays: tuple[int, ...] = ()
    lunar: bool = False


def since(rule: NewRule, now: datetime) -> date | None:
    """The rule's first day; what skips weeks or days is counted from one, so it is today where none was said."""
    return rule.since or (local_date(now) if rule.every in ("two_weeks", "two_days") else None)
