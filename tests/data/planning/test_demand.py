"""Needs, as a problem asks for them."""

from datetime import time, timedelta

import pytest

from data.core.recurrence import NewRule
from data.planning import load_problem
from matching.model import Problem

HOUR = timedelta(hours=1)
DAY = 24 * 60


def load(town, now=None, **more) -> Problem:
    return load_problem(town.session, now or town.now, **more).problem


def test_a_need_is_told_as_it_was_asked(town) -> None:
    need = town.need(people=2, urgency="urgent", beneficiary=["disabled"])
    [wanted] = load(town).needs
    [role] = wanted.roles
    assert (wanted.id, wanted.priority, wanted.minutes) == (f"n{need.id}", 5, 180)
    assert (wanted.place, wanted.windows) == ((need.lon, need.lat), ((DAY + 600, DAY + 840),))
    assert (role.id, role.people, role.skills) == ("main", 2, {"medical_escort"})  # type: ignore[union-attr]
    assert role.kinds == {"volunteer", "social_worker", "organisation"}  # type: ignore[union-attr]


def test_nothing_is_asked_for_sooner_than_an_hour_from_now(town, now) -> None:
    town.need("errand", windows=[(now - HOUR, now + 4 * HOUR)])
    assert load(town).needs[0].windows == ((10 * 60, 13 * 60),)
    assert load(town, notice=2 * HOUR).needs[0].windows == ((11 * 60, 13 * 60),)


def test_a_need_whose_time_is_over_or_far_off_waits_outside(town, now) -> None:
    town.need("errand", windows=[(now - 4 * HOUR, now - HOUR)])
    town.need("errand", windows=[(now + timedelta(days=20), now + timedelta(days=20, hours=4))])
    town.need("errand", windows=[(now, now + 1.5 * HOUR)])
    assert load(town).needs == ()


@pytest.mark.parametrize(("urgency", "days"), [("normal", 7), ("urgent", 2), ("emergency", 2)])
def test_a_need_for_any_time_may_be_served_from_eight_to_eight(town, urgency, days) -> None:
    town.need("errand", windows=[], urgency=urgency)
    windows = load(town).needs[0].windows
    assert windows == ((600, 1200), *((day * DAY + 480, day * DAY + 1200) for day in range(1, days)))


def test_a_repeated_need_asks_for_its_next_time_only(town) -> None:
    rules = [NewRule(days=("WE",), start=time(14), end=time(18)), NewRule(days=("TU",), start=time(9))]
    town.need("errand", windows=[], rules=rules)
    assert load(town).needs[0].windows == ((3 * DAY + 540, 3 * DAY + 600),)


def test_a_time_of_a_repeated_need_that_is_too_near_is_let_go(town) -> None:
    town.need("errand", windows=[], rules=[NewRule(days=("SA",), start=time(9, 30), end=time(10, 30))])
    assert load(town).needs[0].windows == ((7 * DAY + 570, 7 * DAY + 630),)


def test_so_many_times_a_week_may_be_any_day_of_the_week(town) -> None:
    town.need("errand", windows=[], rules=[NewRule(days=(), times=2, start=time(8), end=time(20))])
    windows = load(town).needs[0].windows
    assert windows[0] == (600, 1200)
    assert {start // DAY for start, _ in windows} >= set(range(7))
