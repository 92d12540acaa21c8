"""What the two tellings of a fix share."""

from hypothesis import given
from hypothesis import strategies as st

from bot.words.fixes import named_change, to_quarters


@given(st.integers(-5000, 5000), st.integers(0, 500))
def test_quarters_hold_the_window_and_little_more(start: int, length: int) -> None:
    a, b = to_quarters((start, start + length))
    assert a % 15 == b % 15 == 0
    assert 0 <= start - a < 15
    assert 0 <= b - start - length < 15


def test_a_cap_is_named_by_the_number_that_it_changes() -> None:
    assert named_change("cap", {"max_visits": 3}) == ("max_visits", 3)
    assert named_change("radius", 3.4) == ("radius", 3.4)
