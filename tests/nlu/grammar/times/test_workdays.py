from datetime import date
from itertools import islice

import pytest

from nlu.grammar.times.workdays import holiday_around, is_workday, workdays_from


@pytest.mark.parametrize("day", [date(2026, 9, 20), date(2026, 10, 10), date(2026, 10, 8), date(2027, 3, 3)])
def test_make_up_workdays_are_worked(day: date) -> None:
    assert is_workday(day)


@pytest.mark.parametrize(
    "day", [date(2026, 10, 1), date(2026, 9, 25), date(2027, 1, 1), date(2027, 10, 1), date(2026, 11, 21)]
)
def test_public_holidays_and_weekends_are_not_also_in_years_not_published_yet(day: date) -> None:
    assert not is_workday(day)


def test_the_days_off_around_a_holiday_are_unbroken() -> None:
    assert holiday_around(date(2026, 10, 1)) == (date(2026, 10, 1), date(2026, 10, 7))
    assert holiday_around(date(2026, 11, 23)) == (date(2026, 11, 23), date(2026, 11, 23))


def test_workdays_skip_the_holiday() -> None:
    assert list(islice(workdays_from(date(2026, 9, 30)), 2)) == [date(2026, 9, 30), date(2026, 10, 8)]
