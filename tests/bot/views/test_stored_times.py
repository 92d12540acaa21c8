from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.stored_times import said_rule, said_windows, stored_hours, stored_rule, stored_spans, stored_windows
from data.models import AvailabilityRule, NeedRule, NeedWindow
from nlu.understanding import WEEK, Point, Rule, Span

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))
days = st.lists(st.sampled_from(WEEK), min_size=1, unique=True).map(lambda found: tuple(d for d in WEEK if d in found))
rules = st.builds(
    Rule,
    days=days,
    start=st.times(time(0), time(11)),
    end=st.times(time(12), time(23)),
    every=st.sampled_from(["week", "two_weeks", "month"]),
    since=st.none() | st.just(date(2026, 12, 1)),
    until=st.none() | st.just(date(2026, 12, 31)),
)


@given(moments, moments)
def test_a_span_comes_back_from_storage_as_it_was_said(one, other):
    span = Span(start=min(one, other), end=max(one, other))
    ((start, end),) = stored_windows([span])
    assert start.tzinfo is UTC
    assert said_windows([NeedWindow(start=start, end=end)]) == (span,)


def test_a_local_afternoon_is_stored_as_its_utc_morning():
    span = Span(start=datetime(2026, 11, 25, 12), end=datetime(2026, 11, 25, 18))
    assert stored_windows([span]) == [(datetime(2026, 11, 25, 4, tzinfo=UTC), datetime(2026, 11, 25, 10, tzinfo=UTC))]


def test_a_point_has_no_end_in_a_need_and_two_hours_in_free_time():
    point = Point(at=datetime(2026, 11, 25, 14))
    start = datetime(2026, 11, 25, 6, tzinfo=UTC)
    assert stored_windows([point]) == [(start, None)]
    assert stored_spans([point]) == [(start, start.replace(hour=8))]


@given(rules)
def test_a_rule_comes_back_from_storage_as_it_was_said(rule):
    for stored, row in ((stored_rule(rule), NeedRule), (stored_hours(rule), AvailabilityRule)):
        values = {name: getattr(stored, name) for name in ("start", "end", "every", "since", "until")}
        assert said_rule(row(days=list(stored.days), **values)) == rule


def test_a_count_and_a_point_stay_what_they_are_in_a_need():
    counted = stored_rule(Rule(times=2, start=time(8), end=time(20), every="month"))
    assert (counted.days, counted.times) == ((), 2)
    assert stored_rule(Rule(days=("TH",), at=time(19))).end is None
    assert said_rule(NeedRule(days=["TH"], start=time(19), end=None, every="week")) == Rule(days=("TH",), at=time(19))


@pytest.mark.parametrize(("at", "end"), [(time(19), time(21)), (time(23), time(23, 59))])
def test_free_time_always_has_days_and_an_end(at, end):
    stored = stored_hours(Rule(times=2, at=at, every="month"))
    assert (stored.days, stored.start, stored.end) == (WEEK, at, end)
