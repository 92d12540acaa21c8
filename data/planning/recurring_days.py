"""Days on which hours come again: weeks, fortnights, months by weekday or by day, lunar ones, public holidays."""

import calendar
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar
from lunardate import LunarDate

from data.models.providers import RepeatedHours

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HOLIDAYS = "HO"
_WEEK_DAYS = 7


def falls_on(rule: RepeatedHours, day: date) -> bool:
    """Whether the rule's hours begin on the local `day`; when the rule holds (`since`, `until`) is not asked here.

    `every: month` with days means the first such days of the month where no other is said (每月周六: the first
    Saturday). Without days every day counts. Fortnights are counted from the week of `since`, every other day from it.
    """
    if rule.monthdays:
        return _is_month_day(day, rule.monthdays, lunar=bool(rule.lunar))
    if _HOLIDAYS in rule.days and is_public_holiday(day):
        return True
    if rule.every == "two_days":
        return (day - (rule.since or day)).days % 2 == 0
    if rule.days and _CODES[day.weekday()] not in rule.days:
        return False
    if rule.every == "month" and rule.days:
        return _is_nth(day, rule.nth or 1)
    return rule.every != "two_weeks" or _weeks_between(rule.since or day, day) % 2 == 0


def _is_nth(day: date, nth: int) -> bool:
    """Whether `day` is the nth such weekday of its month, from the end where nth is below zero."""
    if nth < 0:
        return (_last_of_month(day) - day.day) // _WEEK_DAYS == -nth - 1
    return (day.day - 1) // _WEEK_DAYS == nth - 1


def _is_month_day(day: date, wanted: list[int], *, lunar: bool) -> bool:
    number, last = _lunar(day) if lunar else (day.day, _last_of_month(day))
    return number in wanted or number - last - 1 in wanted


def _last_of_month(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


@lru_cache(maxsize=4096)
def _lunar(day: date) -> tuple[int, int]:
    """The day of the lunar month, and that month's last day."""
    number = int(LunarDate.from_solar_date(day.year, day.month, day.day).day)
    ahead = 0
    while ahead < 31:
        after = day + timedelta(days=ahead + 1)
        if LunarDate.from_solar_date(after.year, after.month, after.day).day == 1:
            break
        ahead += 1
    return number, number + ahead


def _weeks_between(first: date, day: date) -> int:
    return (_monday(day) - _monday(first)).days // _WEEK_DAYS


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=4096)
def is_public_holiday(day: date) -> bool:
    """Whether `day` is off for a public holiday of the mainland, by the published calendar or, later, by statute."""
    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        import holidays  # most of a second: only for years whose calendar is not out

        return day in holidays.country_holidays("CN", years=[day.year])
    return bool(off) and name is not None
