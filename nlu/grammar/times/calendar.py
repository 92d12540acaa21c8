"""Calendar arithmetic that both languages share: weekdays, months, the last day of a month, when a day's hours end."""

import calendar
from datetime import date, datetime, time, timedelta

from nlu.grammar.times.vocabulary import WHOLE_DAY

DAY = timedelta(days=1)
FARTHEST = 400 * DAY
"""No time counted from now is farther; what says so (三千天后) is a slip or a story."""


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def coming(weekday: int, today: date, week: int | None) -> date:
    """The date of a weekday (0 is Monday): of the `week` from this one; for None the next to come, from today."""
    if week is None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    day = monday(today) + timedelta(days=weekday, weeks=week)
    return day if day >= today else day + timedelta(weeks=1)


def month_ahead(today: date, months: int) -> tuple[int, int]:
    """(year, month) of the month so many ahead of this one."""
    index = today.year * 12 + today.month - 1 + months
    return index // 12, index % 12 + 1


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def next_month_day(day: int, start: date) -> date | None:
    """The first date from `start` on that is the `day` of its month; None where no month has such a day."""
    for year, month in (month_ahead(start, n) for n in range(4)):
        if 1 <= day <= calendar.monthrange(year, month)[1] and date(year, month, day) >= start:
            return date(year, month, day)
    return None


def end_of(day: date) -> datetime:
    """When the hours of help end on `day`."""
    return datetime.combine(day, time()) + timedelta(minutes=WHOLE_DAY[1])
