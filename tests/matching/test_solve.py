"""The whole engine: the best plan there is, with a bound that holds, and a stop when told to."""

from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.construct.greedy import construct
from matching.construct.presolve import presolve
from matching.engine.refine import SMALL_CANDIDATES
from matching.incumbent.budget import Progress
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.plan import Plan
from matching.solve import solve
from tests.matching.kit.brute import best_score
from tests.matching.kit.hamlets import many_hamlets
from tests.matching.kit.problems import (
    END_OF_STREET,
    MARKET,
    Json,
    a_need,
    a_problem,
    a_volunteer,
    helpful_problems,
    small_problems,
)
from tests.matching.kit.sound import SECONDS, sound


def greedy_score(problem: Problem) -> float:
    instance = Instance.of(problem)
    return check(problem, Plan(served=tuple(construct(instance, find_candidates(instance)).served.values()))).score


@settings(max_examples=120, deadline=None)
@given(small_problems())
def test_no_plan_of_a_small_problem_is_better_and_that_is_proved(data: Json) -> None:
    problem = read_problem(data)
    plan = solve(problem, seconds=SECONDS)
    sound(problem, plan)
    assert plan.score == pytest.approx(best_score(problem))
    assert plan.bound == pytest.approx(plan.score)
    assert plan.score >= greedy_score(problem)


@settings(max_examples=25, deadline=None)
@given(small_problems(), st.integers(0, 5))
def test_the_same_seed_gives_the_same_score_and_bound(data: Json, seed: int) -> None:
    problem = read_problem(data)
    first, second = (solve(problem, seconds=SECONDS, seed=seed) for _ in range(2))
    assert (first.score, first.bound) == (second.score, second.bound)


def presolved(problem: Problem) -> int:
    instance = Instance.of(problem)
    return len(presolve(instance, find_candidates(instance)).need)


@settings(max_examples=6, deadline=None)
@given(helpful_problems())
def test_a_land_of_far_hamlets_is_the_sum_of_its_hamlets(hamlet: Json) -> None:
    one = read_problem(hamlet)
    times = SMALL_CANDIDATES // presolved(one) + 1
    land = read_problem(many_hamlets(hamlet, times))
    assert presolved(land) > SMALL_CANDIDATES
    best, plan = best_score(one), solve(land, seconds=1.5)
    assert best is not None
    sound(land, plan)
    assert plan.score <= best * times + 1e-6
    assert plan.bound is None or plan.bound >= best * times - 1e-6
    assert plan.score >= greedy_score(land)


def test_a_problem_without_anything_has_an_empty_plan() -> None:
    plan = solve(read_problem(a_problem()))
    assert (plan.served, plan.unserved, plan.score, plan.bound) == ((), (), 0, 0)


def test_a_need_without_anybody_is_unserved_and_volunteers_without_needs_stay_at_home() -> None:
    alone = solve(read_problem(a_problem(needs=[a_need()])))
    assert [r.code for r in alone.unserved[0].reasons] == ["no_provider"]
    assert solve(read_problem(a_problem(providers=[a_volunteer()]))).served == ()


def test_a_visit_that_costs_more_than_it_gains_is_not_made() -> None:
    problem = a_problem(needs=[a_need(place=MARKET)], providers=[a_volunteer()], weights={"served": 1, "travel": 1})
    assert solve(read_problem(problem)).served == ()


WEIGHTS = st.one_of(st.floats(0, 50), st.sampled_from([0, 1e-9, 1e9]))


@settings(max_examples=40, deadline=None)
@given(small_problems(needs=3), st.lists(WEIGHTS, min_size=5, max_size=5))
def test_weights_of_any_size_and_fraction_leave_the_plan_the_best(data: Json, weights: list[float]) -> None:
    names = ("served", "travel", "repeat", "preferred", "moved")
    problem = read_problem(data | {"weights": dict(zip(names, weights, strict=True))})
    plan, best = solve(problem, seconds=SECONDS), best_score(problem)
    assert best is not None
    assert plan.score == pytest.approx(best, rel=1e-9, abs=1e-6)
    assert plan.bound is not None
    assert plan.bound >= best - 1e-6 * max(1.0, abs(best))


def many() -> Problem:
    """Thirty needs for thirty volunteers, more than is given to CP-SAT whole."""
    needs, people = [a_need(f"n{k}") for k in range(30)], [a_volunteer(f"p{k}") for k in range(30)]
    return read_problem(a_problem(needs=needs, providers=people))


def test_it_stops_at_once_when_told_to() -> None:
    problem = many()
    plan = solve(problem, seconds=600, should_stop=lambda: True)
    sound(problem, plan)
    assert plan.seconds < 60


def test_it_stops_in_the_middle_when_told_to() -> None:
    stop = Event()

    def tell(progress: Progress) -> None:
        if progress.score > 0:
            stop.set()

    needs = [a_need(f"n{k}", place=MARKET) for k in range(40)]
    problem = read_problem(a_problem(needs=needs, providers=[a_volunteer(f"p{k}") for k in range(12)]))
    plan = solve(problem, seconds=600, on_progress=tell, should_stop=stop.is_set)
    sound(problem, plan)
    assert plan.seconds < 60


def test_it_tells_how_far_it_is_and_only_ever_gets_better() -> None:
    told: list[Progress] = []
    needs = [a_need(f"n{k}", minutes=20 + k) for k in range(6)]
    plan = solve(
        read_problem(a_problem(needs=needs, providers=[a_volunteer("p1"), a_volunteer("p2")])), on_progress=told.append
    )
    scores, bounds = [p.score for p in told], [p.bound for p in told if p.bound is not None]
    assert scores == sorted(scores)
    assert bounds == sorted(bounds, reverse=True)
    assert told[-1].score == plan.score
    assert all(p.gap is None or p.gap >= 0 for p in told)


def test_no_bound_is_claimed_where_overlapping_windows_were_cut() -> None:
    """In the whole of 09:00–10:00 there is time; in what the earlier window leaves of it there is not."""
    need = a_need(minutes=20, place=END_OF_STREET, windows=[[545, 570]])
    problem = read_problem(a_problem(needs=[need], providers=[a_volunteer(windows=[[480, 560], [540, 600]])]))
    plan = solve(problem, seconds=SECONDS)
    sound(problem, plan)
    assert plan.bound is None
    assert best_score(problem) > plan.score
