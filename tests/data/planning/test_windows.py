"""Hours as whole minutes from a local midnight."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.clock import SHANGHAI
from data.models import AvailabilityRule
from data.planning.windows import DAY, clipped, merged, midnight, minute, occurrences, roomy, window, without

SATURDAY = datetime(2026, 11, 21, tzinfo=SHANGHAI)
ANY_WINDOWS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)).filter(lambda w: w[0] < w[1]), max_size=8)


def rule(*days: str, start: str = "09:00", end: str = "11:00", every: str = "week", since=None, until=None):
    return AvailabilityRule(
        days=list(days), start=time.fromisoformat(start), end=time.fromisoformat(end),
        every=every, since=since, until=until,
    )  # fmt: skip


def days_of(rule: AvailabilityRule, days: int = 14) -> list[str]:
    found = occurrences(rule, rule.end, SATURDAY, days)
    return [(SATURDAY + timedelta(minutes=start)).strftime("%m-%d") for start, _ in found]


def covered(windows: list[tuple[int, int]]) -> set[int]:
    return {minute for start, end in windows for minute in range(start, end)}


def test_the_origin_is_the_midnight_of_the_town_not_of_greenwich() -> None:
    assert midnight(datetime(2026, 11, 20, 16, 30, tzinfo=UTC)) == SATURDAY
    assert midnight(datetime(2026, 11, 21, 15, 59, tzinfo=UTC)) == SATURDAY


def test_a_begun_minute_counts_at_the_start_and_not_at_the_end() -> None:
    later = SATURDAY + timedelta(minutes=5, seconds=1)
    assert minute(SATURDAY, later) == 6
    assert window(SATURDAY, later, later) == (6, 5)


def test_a_weekly_rule_comes_on_its_days_in_order() -> None:
    assert occurrences(rule("SU", "MO"), time(11), SATURDAY, 7) == [
        (DAY + 540, DAY + 660),
        (2 * DAY + 540, 2 * DAY + 660),
    ]


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        (rule("SA"), ["11-21", "11-28"]),
        (rule("SA", since=date(2026, 11, 22)), ["11-28"]),
        (rule("SA", until=date(2026, 11, 27)), ["11-21"]),
        (rule("SA", every="two_weeks", since=date(2026, 11, 14)), ["11-28"]),
        (rule("SA", every="two_weeks", since=date(2026, 11, 21)), ["11-21"]),
        (rule("WE", every="two_weeks", since=date(2026, 11, 21)), ["12-02"]),
        (rule("TU", every="month"), ["12-01"]),
        (rule("TH", "TU", every="month"), ["12-01", "12-03"]),
    ],
)
def test_rules_of_every_kind_come_when_they_should(hours, days) -> None:
    assert days_of(hours) == days


def test_a_rule_without_days_comes_every_day() -> None:
    # The day before counts too: its hours might have reached past midnight.
    assert days_of(rule(), days=7) == [f"11-{day}" for day in range(20, 28)]


def test_hours_past_midnight_belong_to_the_day_they_began_on() -> None:
    night = rule("FR", start="22:00", end="02:00")
    assert occurrences(night, night.end, SATURDAY, 1) == [(-120, 120)]


def test_a_rule_without_an_end_is_a_moment() -> None:
    assert occurrences(rule("SA", start="15:00"), None, SATURDAY, 1) == [(900, 900)]


@given(ANY_WINDOWS)
def test_merging_loses_and_adds_nothing(windows) -> None:
    whole = merged(windows)
    assert covered(whole) == covered(windows)
    assert all(end < start for (_, end), (start, _) in pairwise(whole))


@given(ANY_WINDOWS, ANY_WINDOWS)
def test_what_is_taken_is_taken_and_no_more(windows, taken) -> None:
    assert covered(without(windows, taken)) == covered(windows) - covered(taken)


@given(ANY_WINDOWS, st.integers(0, 200), st.integers(0, 200))
def test_clipping_leaves_what_lies_inside(windows, first, last) -> None:
    inside = covered(windows) & set(range(first, last))
    assert covered(clipped(windows, first, last)) == inside


def test_a_window_of_exactly_the_length_of_the_visit_is_roomy_enough() -> None:
    assert roomy([(0, 60), (0, 59)], 60) == [(0, 60)]
