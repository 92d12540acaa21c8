"""Beside the search the bound is lowered, and in turns with that better plans are looked for."""

import pytest

from matching.annealing.warm_up import prepared
from matching.columns.column_generation import ColumnGeneration
from matching.columns.rows import make_master
from matching.engine.bounding import FEW_NEEDS, Bounding
from matching.engine.portfolio import Portfolio
from tests.matching.kit.begun import LONG, SHORT, begun, many_tours
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import a_need, a_problem, a_volunteer


def bounding(here: Laid) -> Bounding:
    best = begun(here)
    columns = ColumnGeneration(make_master(here.instance, here.candidates, here.network), best.prove)
    return Bounding(best, columns, Portfolio(best, here.candidates, 1, prepared(best, here.network, 1)), 2, 0.3)


def test_bound_and_plan_meet() -> None:
    working = bounding(laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()])))
    working.work()
    assert working.best.proved


def test_a_round_counts_by_the_part_of_the_gap_that_it_closed() -> None:
    working = bounding(many_tours())
    assert working.bound() == 1
    while working.going:
        before = working.gap
        assert working.bound() == pytest.approx(1 - working.gap / before)


def test_a_search_counts_by_the_part_of_the_gap_that_it_closed() -> None:
    working = bounding(laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()])))
    while working.going:
        working.bound()
    before, units, gained = working.gap, working.best.units, 0.0
    while working.best.units == units:
        gained = working.search()
    assert gained == pytest.approx((working.best.units - units) / before)


def test_the_bound_is_lowered_to_the_end_though_rough_prices_may_leave_no_tour_missing_before() -> None:
    working = bounding(laid(a_problem(needs=[a_need(f"n{k}") for k in range(5)], providers=[a_volunteer()])))
    while working.going:
        working.bound()
    assert working.columns.bound == working.best.units


def test_a_choice_among_tours_comes_once_and_only_when_the_bound_is_close() -> None:
    working = bounding(many_tours())
    working.search()
    assert not working.chosen
    while working.going:
        working.bound()
    working.search()
    assert working.chosen
    many = laid(a_problem(needs=[a_need(f"n{k}") for k in range(FEW_NEEDS + 1)], providers=[a_volunteer()]))
    assert bounding(many).chosen
