"""Tours made to the program's prices: in the end none is missing, and the bound holds at every moment."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from matching.columns.column_generation import ColumnGeneration
from matching.columns.rows import make_master
from matching.incumbent.budget import Budget
from tests.matching.kit.begun import many_tours
from tests.matching.kit.brute import best_score
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import Json, a_need, a_problem, a_volunteer, small_problems
from tests.matching.kit.programs import value

SECONDS = 20.0


def columns_of(here: Laid, prove: Callable[[float], object] = lambda _: None) -> ColumnGeneration:
    return ColumnGeneration(make_master(here.instance, here.candidates, here.network), prove)


def improved(columns: ColumnGeneration, seconds: float = SECONDS) -> bool:
    """Round after round till no tour is missing (True) or the time is over (False)."""
    budget = Budget(seconds)
    while columns.round(budget.left):
        pass
    return columns.complete


@settings(max_examples=50, deadline=None)
@given(days_of_all_kinds())
def test_when_it_is_done_no_other_tour_would_raise_the_programs_value(data: Json) -> None:
    here = laid(data)
    columns = columns_of(here)
    assert improved(columns)
    before = value(columns.master.lp)
    columns.master.add_paths(here.tours)
    assert value(columns.master.lp) == pytest.approx(before, abs=1e-4)
    assert columns.bound <= columns.value + 1e-4 * max(1.0, abs(columns.value))


@settings(max_examples=40, deadline=None)
@given(small_problems(needs=3))
def test_no_plan_scores_above_the_bound(data: Json) -> None:
    here = laid(data)
    columns, best = columns_of(here), best_score(here.problem)
    improved(columns)
    assert best is not None
    assert here.instance.worth.points(columns.bound) >= best - 1e-9


def test_cut_short_or_told_to_stop_it_claims_no_more_than_it_knows() -> None:
    here = laid(a_problem(needs=[a_need()], providers=[a_volunteer()]))
    hurried, told = columns_of(here), columns_of(here)
    told.stop()
    assert [improved(hurried, 0.0), improved(told)] == [False, False]
    assert hurried.bound == told.bound == float("inf")


def test_what_a_good_plan_is_made_of_comes_first() -> None:
    needs = [a_need("dear", priority=5, windows=[[480, 510]]), a_need("cheap", priority=1, windows=[[480, 510]])]
    here = laid(a_problem(needs=needs, providers=[a_volunteer()]))
    columns = columns_of(here)
    improved(columns)
    assert [here.network.need[o] for o in columns.used().paths[0]] == [0]


def test_every_bound_is_told_and_none_is_higher_than_the_one_before() -> None:
    here = many_tours()
    told: list[float] = []
    columns = columns_of(here, told.append)
    improved(columns)
    assert told == sorted(told, reverse=True)
    assert told[-1] == columns.bound


def test_it_looks_wider_when_bounds_of_what_was_left_out_hold_the_bound_up() -> None:
    columns = columns_of(many_tours())
    columns.beam = 1
    assert improved(columns)
    assert columns.beam > 1
    assert columns.bound == pytest.approx(columns.value, rel=1e-6)
