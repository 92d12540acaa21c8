"""A plan made better in the way that suits its size: each of the ways finds the best of a small day."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.engine.refine import ENOUGH_FOR_WHOLE_SECONDS, improve, seconds_for_whole, solve_whole, wander
from matching.model.plan import Plan
from tests.matching.kit.begun import LONG, SHORT, begun
from tests.matching.kit.brute import best_score
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import Json, a_need, a_problem, a_volunteer, small_problems


def test_search_and_bound_meet_and_the_end_is_proved() -> None:
    here = laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()]))
    best = begun(here)
    improve(best, here.candidates, seed=1)
    assert best.proved
    assert {s.need for s in best.served} == {n["id"] for n in SHORT}


@settings(max_examples=15, deadline=None)
@given(small_problems(needs=3), st.integers(0, 9))
def test_two_threads_at_once_leave_a_sound_plan_and_a_true_bound(data: Json, seed: int) -> None:
    here = laid(data)
    best = begun(here, seconds=0.3)
    improve(best, here.candidates, seed)
    most = best_score(here.problem)
    assert most is not None
    assert check(here.problem, Plan(served=best.served)).broken == []
    assert best.score - 1e-9 <= most <= here.instance.worth.points(best.bound) + 1e-9


def test_neighbourhoods_alone_find_the_best_of_a_small_day_too() -> None:
    here = laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()]))
    best = begun(here, should_stop=lambda: len(best.served) == len(SHORT))
    wander(best, here.candidates, seed=1)
    assert {s.need for s in best.served} == {n["id"] for n in SHORT}


@settings(max_examples=15, deadline=None)
@given(small_problems(needs=3))
def test_a_small_problem_is_proved_whole(data: Json) -> None:
    here = laid(data)
    best = begun(here)
    solve_whole(best, here.candidates, seed=1, seconds=20)
    assert best.proved
    assert best.score == pytest.approx(best_score(here.problem))


@pytest.mark.parametrize("left", [1.0, 10.0, 60.0, 600.0])
def test_what_cannot_be_proved_leaves_time_for_other_searches(left: float) -> None:
    few, many = (laid(a_problem(needs=[a_need(f"n{k}") for k in range(n)], providers=[a_volunteer()])) for n in (9, 90))
    assert seconds_for_whole(left, many.candidates) < seconds_for_whole(left, few.candidates) < left
    assert seconds_for_whole(left, few.candidates) >= min(left * 0.8, ENOUGH_FOR_WHOLE_SECONDS)
