"""Business days: which days are worked in the mainland, public holidays and make-up workdays counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from nlu.grammar.times.calendar import DAY

_LONGEST_HOLIDAY_DAYS = 12


@lru_cache(maxsize=4096)
def is_workday(day: date) -> bool:
    """Whether `day` is worked: by the published calendar, or where that is not out yet by the statutory holidays."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5 and day not in _statutory(day.year)


def workdays_from(day: date) -> Iterator[date]:
    """The workdays from `day` on, itself included."""
    while True:
        if is_workday(day):
            yield day
        day += DAY


def holiday_around(day: date) -> tuple[date, date]:
    """First and last of the unbroken days off around the public holiday `day`; the day alone where it is worked."""
    if is_workday(day):
        return day, day
    return _edge(day, -DAY), _edge(day, DAY)


def _edge(day: date, step: timedelta) -> date:
    for _ in range(_LONGEST_HOLIDAY_DAYS):
        if is_workday(day + step):
            break
        day += step
    return day


@lru_cache(maxsize=16)
def _statutory(year: int) -> frozenset[date]:
    import holidays  # most of a second: only for years whose calendar is not out

    return frozenset(holidays.country_holidays("CN", years=[year]))
