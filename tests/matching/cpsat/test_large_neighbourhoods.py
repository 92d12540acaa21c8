"""A neighbourhood planned anew: never a worse plan, never a broken one, and all else as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.cpsat.large_neighbourhoods import KINDS, LargeNeighbourhoodSearch
from matching.incumbent.budget import Budget
from matching.incumbent.incumbent import Incumbent
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import (
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_volunteer,
    helpful_problems,
    somebody,
)


def search(here: Laid, *served: Assignment) -> LargeNeighbourhoodSearch:
    """A search that begins from these matches."""
    best = Incumbent(here.instance, Budget(60.0))
    best.offer(served)
    return LargeNeighbourhoodSearch(best, here.candidates, seed=1)


@settings(max_examples=25, deadline=None)
@given(helpful_problems(needs=3), st.integers(1, 60))
def test_no_step_makes_the_plan_worse_and_the_schedule_is_always_the_best_plan(data: Json, rows: int) -> None:
    here = laid(data)
    looking = search(here)
    looking.rows = dict.fromkeys(KINDS, float(rows))
    before = looking.best.units
    for name in (*KINDS, *KINDS):
        looking.step(name)
        assert looking.best.units >= before
        assert sorted(looking.schedule.served.values(), key=str) == sorted(looking.best.served, key=str)
        assert check(here.problem, Plan(served=looking.best.served)).broken == []
        before = looking.best.units


@pytest.mark.parametrize("name", KINDS)
def test_where_nobody_could_serve_anything_there_is_no_step(name: str) -> None:
    looking = search(laid(a_problem(needs=[a_need()])))
    looking.step(name)
    assert looking.best.served == ()


@pytest.mark.parametrize("name", KINDS)
def test_a_better_plan_of_few_needs_is_found_in_one_step(name: str) -> None:
    """The long visit keeps both short ones out, which weigh more together."""
    short = [a_need(f"short{k}", minutes=55, roles=[somebody()]) for k in range(2)]
    here = laid(a_problem(needs=[a_need("long", minutes=110), *short], providers=[a_volunteer()]))
    looking = search(here, *a_plan(a_match("long", 480, company=["p1"])).served)
    looking.step(name)
    assert {s.need for s in looking.best.served} == {"short0", "short1"}
