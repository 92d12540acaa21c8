"""Days on which hours come again."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from data.models import AvailabilityRule
from data.planning.recurring_days import falls_on

JANUARY = date(2027, 1, 1)


def days_of(first: date, length: int, **rule: Any) -> list[str]:
    """The days from `first` on that the rule falls on."""
    hours = AvailabilityRule(start=time(9), end=time(11), **{"days": [], "every": "month"} | rule)
    found = (first + timedelta(days=ahead) for ahead in range(length))
    return [f"{day:%m-%d}" for day in found if falls_on(hours, day)]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ({"days": ["SA"], "nth": 1}, ["01-02"]),
        ({"days": ["SA"], "nth": 2}, ["01-09"]),
        ({"days": ["SA"], "nth": 5}, ["01-30"]),
        ({"days": ["FR"], "nth": -1}, ["01-29"]),
        ({"days": ["SA"]}, ["01-02"]),
        ({"monthdays": [5, 15]}, ["01-05", "01-15"]),
        ({"monthdays": [-3, -2, -1]}, ["01-29", "01-30", "01-31"]),
        ({"monthdays": [31]}, ["01-31"]),
    ],
)
def test_a_month_is_told_by_its_weekdays_or_its_days(rule: dict[str, object], days: list[str]) -> None:
    assert days_of(JANUARY, 31, **rule) == days


def test_the_first_and_the_fifteenth_of_the_lunar_month_are_new_and_full_moon() -> None:
    assert days_of(JANUARY, 60, monthdays=[1, 15], lunar=True) == ["01-08", "01-22", "02-06", "02-20"]


def test_the_last_day_of_a_lunar_month_is_counted_from_its_end() -> None:
    assert days_of(JANUARY, 60, monthdays=[-1], lunar=True) == ["01-07", "02-05"]


def test_every_other_day_is_counted_from_the_day_it_began() -> None:
    assert days_of(JANUARY, 6, every="two_days", since=date(2026, 12, 31)) == ["01-02", "01-04", "01-06"]


def test_public_holidays_are_those_of_the_calendar_and_weekends_are_none() -> None:
    october = days_of(date(2026, 10, 1), 12, every="week", days=["HO"])
    assert october == ["10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"]


def test_beside_weekdays_public_holidays_count_too() -> None:
    assert days_of(date(2026, 10, 1), 12, every="week", days=["SU", "HO"])[-2:] == ["10-07", "10-11"]
