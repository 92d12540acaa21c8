"""Token constructors: days and hours made from a match and the calendar, whatever the language of the words."""

import re
from datetime import date, timedelta

from nlu.grammar.times.calendar import DAY, coming, monday
from nlu.grammar.times.tokens import Day, DayKind, Hours, Part
from nlu.grammar.times.vocabulary import PARTS, WEEKEND


def single(found: re.Match[str], day: date, **more: object) -> Day:
    """One day as a token."""
    return Day(found.start(), found.end(), ((day, day),), **more)  # type: ignore[arg-type]


def stretch(found: re.Match[str], first: date, last: date, **more: object) -> Day:
    """An unbroken stretch of days as a token."""
    return Day(found.start(), found.end(), ((first, last),), kind="stretch", **more)  # type: ignore[arg-type]


def weekdays(found: re.Match[str], today: date, named: tuple[int, ...], week: int | None) -> Day:
    """Named weekdays (0 is Monday) as single days: of the `week` from this one; for None the next to come."""
    spans = tuple((d, d) for d in (coming(n, today, week) for n in named))
    kind: DayKind = "weekend" if set(named) == set(WEEKEND) else "day"
    return Day(found.start(), found.end(), spans, named, week is None, step=7 if week is None else 0, kind=kind)


def weekday_range(found: re.Match[str], today: date, first: int, last: int, week: int | None) -> Day:
    """From one weekday to another as one stretch: of the `week` from this one; for None the next to come."""
    named = tuple((first + i) % 7 for i in range((last - first) % 7 + 1))
    start = coming(first, today, week)
    step = 7 if week is None else 0
    return stretch(found, start, start + (len(named) - 1) * DAY, weekdays=named, bare=week is None, step=step)


def weekend(found: re.Match[str], today: date, week: int | None) -> Day:
    """Saturday and Sunday, as far as they are not past: of the `week` from this one; for None of this one, unfixed."""
    saturday = monday(today) + timedelta(days=5, weeks=week or 0)
    spans = tuple((d, d) for d in (saturday, saturday + DAY) if d >= today)
    return Day(found.start(), found.end(), spans, WEEKEND, bare=week is None, kind="weekend")


def whole_week(found: re.Match[str], today: date, week: int) -> Day:
    """What is left of the `week` from this one."""
    first = monday(today) + timedelta(weeks=week)
    return Day(found.start(), found.end(), ((max(first, today), first + 6 * DAY),), kind="week")


def part_of_day(found: re.Match[str], name: Part) -> Hours:
    """A part of the day as a token."""
    return Hours(found.start(), found.end(), name, *PARTS[name])
