"""Minutes as a coordinator says them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.words.plans.clock import moment, span, spans, to_quarters
from matching.io.reading import read_problem
from tests.matching.kit.problems import a_problem

MONDAY = read_problem(a_problem())


def test_minutes_are_a_day_of_the_week_and_the_clock() -> None:
    assert moment(MONDAY, 2 * 1440 + 545, "zh") == "周三 09:05"
    assert span(MONDAY, 545, 600, "en") == "Mon 09:05–10:00"


def test_what_ends_on_another_day_names_it() -> None:
    assert span(MONDAY, 1380, 1500, "zh") == "周一 23:00–周二 01:00"


def test_several_are_listed() -> None:
    assert spans(MONDAY, [(480, 540), (1920, 1980)], "en") == "Mon 08:00–09:00 and Tue 08:00–09:00"


@given(st.integers(-5000, 5000), st.integers(0, 500))
def test_quarters_hold_the_window_and_little_more(start: int, length: int) -> None:
    a, b = to_quarters((start, start + length))
    assert a % 15 == b % 15 == 0
    assert 0 <= start - a < 15
    assert 0 <= b - start - length < 15
