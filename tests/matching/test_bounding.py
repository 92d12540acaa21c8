"""Beside the search the bound is lowered; where it rests or has had its share, better plans are looked for."""

import pytest

from matching.bounding import FEW, Bounding
from matching.columns.generation import Columns
from matching.columns.rows import make_master
from matching.searches import Searches
from tests.matching.begun import LONG, SHORT, begun, many_tours
from tests.matching.laid import Laid, laid
from tests.matching.problems import a_need, a_problem, a_volunteer


@pytest.fixture(scope="module")
def here() -> Laid:
    return many_tours()


def bounding(here: Laid, alone: float) -> Bounding:
    best = begun(here)
    columns = Columns(make_master(here.instance, here.candidates, here.network), best.prove)
    return Bounding(best, columns, Searches(best, here.candidates, here.network, 1), 2, alone)


@pytest.mark.parametrize("alone", [0.0, 60.0])
def test_bound_and_plan_meet(alone: float) -> None:
    working = bounding(laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()])), alone)
    working.work()
    assert working.best.proved


def test_after_its_time_alone_the_bound_waits_till_searches_have_had_as_much(here: Laid) -> None:
    working = bounding(here, alone=5.0)
    assert working.worth_it
    working.bounding = 5.1
    assert not working.worth_it
    working.searching = 5.2
    assert working.worth_it


def test_the_bound_rests_where_it_could_hardly_fall_any_more(here: Laid) -> None:
    working = bounding(here, alone=60.0)
    working.columns.bound = working.best.units + 1000
    working.columns.value = working.columns.bound - 100
    assert working.worth_it
    working.columns.value = working.columns.bound - 10
    assert not working.worth_it


def test_the_bound_does_not_rest_for_prices_that_are_rough() -> None:
    """Such prices may leave no tour missing at a bound that is too high."""
    working = bounding(laid(a_problem(needs=[a_need(f"n{k}") for k in range(5)], providers=[a_volunteer()])), alone=60)
    going = True
    while going:
        going = working.columns.round(working.best.left)
        assert working.worth_it or not going
    assert working.columns.bound == working.best.units


def test_a_choice_among_tours_comes_once_and_before_other_searches(here: Laid) -> None:
    working = bounding(here, alone=60.0)
    assert not working.chosen
    working.columns.round(working.best.left)
    working.search()
    assert working.chosen
    assert "second" not in vars(working)
    working.search()
    assert "second" in vars(working)
    many = laid(a_problem(needs=[a_need(f"n{k}") for k in range(FEW + 1)], providers=[a_volunteer()]))
    assert bounding(many, alone=60.0).chosen
